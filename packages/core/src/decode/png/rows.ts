import type { PngChunks } from './chunks.ts';
import { SAMPLES } from './pixels.ts';
import { unfilter } from './unfilter.ts';

/** A pass over the picture: its rows and columns, the bytes of a row, and where they lie in the picture. */
export interface Pass {
  readonly columns: number;
  readonly rows: number;
  readonly length: number;
  readonly left: number;
  readonly top: number;
  readonly across: number;
  readonly down: number;
}

/** First column and row, and steps, of the seven passes of Adam7; an image that is not interlaced is one pass. */
const ADAM7 = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
];
const WHOLE = [[0, 0, 1, 1]];

/** The passes that have pixels, in the file's order. */
export function passesOf({ width, height, depth, colour, interlaced }: PngChunks): Pass[] {
  return (interlaced ? ADAM7 : WHOLE)
    .map(([left, top, across, down]) => {
      const columns = Math.ceil((width - left) / across);
      const rows = Math.ceil((height - top) / down);
      const length = Math.ceil((columns * SAMPLES[colour] * depth) / 8);
      return { columns, rows, length, left, top, across, down };
    })
    .filter(({ columns, rows }) => columns > 0 && rows > 0);
}

/**
 * Cuts unpacked bytes, which come in pieces of any size, into rows, undoes their filters, and hands on each with its place.
 * `back` is the bytes per pixel.
 */
export function rowReader(
  passes: readonly Pass[],
  back: number,
  where: string,
  take: (row: Uint8Array, pass: Pass, y: number) => void,
): (piece: Uint8Array) => void {
  let number = 0;
  let y = 0;
  let row = new Uint8Array(1 + passes[0].length);
  let above = new Uint8Array(1 + passes[0].length);
  let filled = 0;
  const finish = () => {
    const pass = passes[number];
    unfilter(row, above, back, where);
    take(row.subarray(1), pass, pass.top + y * pass.down);
    [row, above] = [above, row];
    filled = 0;
    if (++y < pass.rows || ++number === passes.length) return;
    y = 0;
    row = new Uint8Array(1 + passes[number].length);
    above = new Uint8Array(1 + passes[number].length);
  };
  return (piece) => {
    for (let at = 0; at < piece.length && number < passes.length; ) {
      const part = piece.subarray(at, at + row.length - filled);
      row.set(part, filled);
      filled += part.length;
      at += part.length;
      if (filled === row.length) finish();
    }
  };
}
