// What a hand draws, as points: strokes of even density, which can be taken back one by one.
import { toByte } from './drawnPoints.ts';

export type Point = readonly [x: number, y: number];

export interface Drawing {
  /** Bytes (x, y, x, y, ...) of each stroke; one that begins anew hides those before it. */
  readonly strokes: { readonly replaces: boolean; readonly bytes: number[] }[];
  /** Points so far, for the pattern of the spray. */
  sprayed: number;
}

/** Points that a drawing holds at most. */
export const MAX_DRAWN = 60_000;
const POINTS_PER_SPRAY = 6; // points at a time
const WIDTH = 0.09; // of the spray
const SPACING = 0.08; // sprays along a stroke

export const emptyDrawing = (): Drawing => ({ strokes: [], sprayed: 0 });

/** The strokes that are seen. */
function visibleStrokes({ strokes }: Drawing): Drawing['strokes'] {
  return strokes.slice(strokes.reduce((from, { replaces }, i) => (replaces ? i : from), 0));
}

/** All points that are seen. */
export const bytesOf = (drawing: Drawing): Uint8Array =>
  Uint8Array.from(visibleStrokes(drawing).flatMap(({ bytes }) => bytes));

/** How many they are. */
export const countOf = (drawing: Drawing): number =>
  visibleStrokes(drawing).reduce((sum, { bytes }) => sum + bytes.length / 2, 0);

/** Begins a stroke; with points, they take the place of all there are, until it is taken back. */
export function beginStroke(drawing: Drawing, points?: Uint8Array): void {
  drawing.strokes.push({ replaces: points !== undefined, bytes: [...(points ?? [])] });
}

/** Draws on, from the end of the stroke's last piece, exclusive, to another place; gives the new points' bytes. */
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

/** How far the pointer must go before the next piece of a stroke. */
export const isFarEnough = (from: Point, to: Point): boolean =>
  Math.hypot(to[0] - from[0], to[1] - from[1]) >= SPACING;
