// A drawing as points: strokes of even density, which can be undone one by one.
import { HALF, MAX_POINTS } from './drawnPoints.ts';

/** A place on the drawing area, in [-2, 2]. */
export type Point = readonly [x: number, y: number];

/** The strokes so far. */
export interface Drawing {
  /** Bytes (x, y, x, y, ...) of each stroke. One that replaces hides the earlier ones. */
  readonly strokes: { readonly replaces: boolean; readonly bytes: number[] }[];
  /** Number of points so far, which continues the pattern of the spray. */
  sprayed: number;
}

/** Maximum number of points in a drawing. */
export const MAX_DRAWN = 60_000;
const POINTS_PER_SPRAY = 6;
const WIDTH = 0.09; // radius of the spray
const SPACING = 0.08; // between sprays along a stroke

/** A drawing without strokes. */
export const emptyDrawing = (): Drawing => ({ strokes: [], sprayed: 0 });

/** The strokes that are not hidden. */
function visibleStrokes({ strokes }: Drawing): Drawing['strokes'] {
  return strokes.slice(strokes.reduce((from, { replaces }, i) => (replaces ? i : from), 0));
}

/** All visible points. */
export const bytesOf = (drawing: Drawing): Uint8Array =>
  Uint8Array.from(visibleStrokes(drawing).flatMap(({ bytes }) => bytes));

/** The number of visible points. */
export const countOf = (drawing: Drawing): number =>
  visibleStrokes(drawing).reduce((sum, { bytes }) => sum + bytes.length / 2, 0);

/** Begins a stroke. With points, it replaces all earlier strokes until it is undone. */
export function beginStroke(drawing: Drawing, points?: Uint8Array): void {
  drawing.strokes.push({ replaces: points !== undefined, bytes: [...(points ?? [])] });
}

/** Continues the stroke from `from`, exclusive, to `to`. Gives the bytes of the new points. */
export function sprayTo(drawing: Drawing, from: Point | undefined, to: Point): number[] {
  const length = from ? Math.hypot(to[0] - from[0], to[1] - from[1]) : 0;
  const times = Math.max(1, Math.round(length / SPACING));
  const bytes: number[] = [];
  for (let k = 1; k <= times; k++) {
    const [x, y] = from ? [0, 1].map((axis) => from[axis] + ((to[axis] - from[axis]) * k) / times) : to;
    for (let i = 0; i < POINTS_PER_SPRAY; i++) {
      const { sprayed } = drawing;
      const [angle, reach] = [2.399963 * sprayed, WIDTH * Math.sqrt((sprayed % 11) / 11)]; // the golden angle fills a disc evenly
      bytes.push(toByte(x + reach * Math.cos(angle)), toByte(y + reach * Math.sin(angle)));
      drawing.sprayed++;
    }
  }
  const room = 2 * (MAX_DRAWN - countOf(drawing));
  const kept = bytes.slice(0, Math.max(0, room));
  drawing.strokes.at(-1)!.bytes.push(...kept);
  return kept;
}

/** Whether the pointer has moved far enough for the next spray. */
export const isFarEnough = (from: Point, to: Point): boolean =>
  Math.hypot(to[0] - from[0], to[1] - from[1]) >= SPACING;

/** A coordinate as a byte, clipped to the drawing area. */
export function toByte(value: number): number {
  return Math.min(255, Math.max(0, Math.round((value / HALF) * 128 + 128)));
}

/** At most MAX_POINTS of the points, evenly spaced in the order of drawing, so that the density stays. */
export function subsample(bytes: Uint8Array): Uint8Array {
  const count = bytes.length / 2;
  if (count <= MAX_POINTS) return bytes;
  const result = new Uint8Array(2 * MAX_POINTS);
  for (let i = 0; i < MAX_POINTS; i++) {
    const from = 2 * Math.floor((i * count) / MAX_POINTS);
    result.set(bytes.subarray(from, from + 2), 2 * i);
  }
  return result;
}
