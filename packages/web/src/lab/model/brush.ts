// What a hand draws, as points: strokes of even density, which can be taken back one by one.
import { toByte } from './drawnPoints.ts';

export type Place = readonly [x: number, y: number];

export interface Drawing {
  /** Bytes (x, y, x, y, ...) of each stroke; one that begins anew hides those before it. */
  readonly strokes: { readonly anew: boolean; readonly bytes: number[] }[];
  /** Points so far, for the pattern of the spray. */
  turn: number;
}

/** Points that a drawing holds at most. */
export const MOST_DRAWN = 60_000;
const SPRAY = 6; // points at a time
const WIDTH = 0.09; // of the spray
const APART = 0.08; // sprays along a stroke

export const emptyDrawing = (): Drawing => ({ strokes: [], turn: 0 });

/** The strokes that are seen. */
function seen({ strokes }: Drawing): Drawing['strokes'] {
  return strokes.slice(strokes.reduce((from, { anew }, i) => (anew ? i : from), 0));
}

/** All points that are seen. */
export const bytesOf = (drawing: Drawing): Uint8Array =>
  Uint8Array.from(seen(drawing).flatMap(({ bytes }) => bytes));

/** How many they are. */
export const countOf = (drawing: Drawing): number =>
  seen(drawing).reduce((sum, { bytes }) => sum + bytes.length / 2, 0);

/** Begins a stroke; with points, they take the place of all there are, until it is taken back. */
export function begin(drawing: Drawing, points?: Uint8Array): void {
  drawing.strokes.push({ anew: points !== undefined, bytes: [...(points ?? [])] });
}

/** Draws on, from the end of the stroke's last piece, exclusive, to another place; gives the new points' bytes. */
export function sprayTo(drawing: Drawing, from: Place | undefined, to: Place): number[] {
  const length = from ? Math.hypot(to[0] - from[0], to[1] - from[1]) : 0;
  const times = Math.max(1, Math.round(length / APART));
  const bytes: number[] = [];
  for (let k = 1; k <= times; k++) {
    const [x, y] = from ? [0, 1].map((axis) => from[axis] + ((to[axis] - from[axis]) * k) / times) : to;
    for (let i = 0; i < SPRAY; i++) {
      const { turn } = drawing;
      const [angle, reach] = [2.399963 * turn, WIDTH * Math.sqrt((turn % 11) / 11)]; // the golden angle fills a disc evenly
      bytes.push(toByte(x + reach * Math.cos(angle)), toByte(y + reach * Math.sin(angle)));
      drawing.turn++;
    }
  }
  const room = 2 * (MOST_DRAWN - countOf(drawing));
  const kept = bytes.slice(0, Math.max(0, room));
  drawing.strokes.at(-1)!.bytes.push(...kept);
  return kept;
}

/** How far the pointer must go before the next piece of a stroke. */
export const farEnough = (from: Place, to: Place): boolean =>
  Math.hypot(to[0] - from[0], to[1] - from[1]) >= APART;
