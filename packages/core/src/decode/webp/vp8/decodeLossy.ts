import { DataError } from '../../../errors.ts';
import type { Bools } from './bools.ts';
import { filterNormal, filterSimple, type Strength, strengthOf } from './filter.ts';
import { type Header, readHeader } from './header.ts';
import { type Modes, readModes } from './modes.ts';
import { type Plane, predictBlock, predictSquare } from './predict.ts';
import { FLAGS, readTokens } from './tokens.ts';
import { addInverseDct, inverseHadamard } from './transform.ts';

/** Planes of a picture: y in full size, u and v in half, all with a border. */
export interface Yuv {
  readonly width: number;
  readonly height: number;
  readonly y: Plane;
  readonly u: Plane;
  readonly v: Plane;
}

/** Where the first sample of a plane is. */
export function originOf({ stride }: Plane): number {
  return stride + 1;
}

/** A key frame of VP8. Throws DataError for what is truncated or damaged. RFC 6386. */
export function decodeLossy(bytes: Uint8Array, where: string): Yuv {
  const header = readHeader(bytes, where);
  const across = Math.ceil(header.width / 16);
  const down = Math.ceil(header.height / 16);
  const [y, u, v] = [16, 8, 8].map((side) => planeOf(across * side, down * side));
  const above = { modes: new Uint8Array(4 * across), tokens: new Uint8Array(FLAGS * across) };
  const strengths: Strength[] = [];
  const whole: boolean[] = [];
  const block = new Int16Array(400);
  for (let row = 0; row < down; row++) {
    const from = header.partitions[row % header.partitions.length];
    const left = { modes: new Uint8Array(4), tokens: new Uint8Array(FLAGS) };
    for (let column = 0; column < across; column++) {
      const modes = readModes(header, column, { above: above.modes, left: left.modes });
      block.fill(0);
      const context = { above: above.tokens, left: left.tokens };
      const some = modes.skip
        ? skip(modes, column, context)
        : readTokens(from, header, modes, column, context, block);
      if (some && modes.luma >= 0) inverseHadamard(block, 384);
      reconstruct({ width: across, height: down, y, u, v }, row, column, modes, block);
      strengths.push(strengthFor(header, modes));
      whole.push(modes.luma >= 0 && !some);
    }
    checkEnd(header, from, where);
  }
  smooth({ width: across, height: down, y, u, v }, header, strengths, whole);
  return { width: header.width, height: header.height, y, u, v };
}

/** A plane of that size with its border: 127 above, 129 at the left. */
function planeOf(width: number, height: number): Plane {
  const stride = width + 5;
  const data = new Uint8Array(stride * (height + 1));
  data.fill(127, 0, stride);
  for (let y = 1; y <= height; y++) data[y * stride] = 129;
  return { data, stride };
}

/** A macroblock without coefficients. */
function skip(
  { luma }: Modes,
  column: number,
  { above, left }: { above: Uint8Array; left: Uint8Array },
): boolean {
  // The flag of y2 stays where there is no y2.
  const end = luma >= 0 ? FLAGS : FLAGS - 1;
  above.fill(0, column * FLAGS, column * FLAGS + end);
  left.fill(0, 0, end);
  return false;
}

/** A few bytes are read ahead; more than these means that the file is cut off. */
function checkEnd({ modes }: Header, from: Bools, where: string): void {
  for (const { at, bytes } of [modes, from])
    if (at > bytes.length + 4)
      throw new DataError(`${where}: expected a whole WebP picture, got an end: it is truncated or damaged.`);
}

function strengthFor({ filter, segmentTree }: Header, { segment, luma }: Modes): Strength {
  const [all, blocks] = filter.deltas;
  const level = filter.levels[segmentTree ? segment : 0];
  return strengthOf(Math.max(0, Math.min(63, level)) + all + (luma < 0 ? blocks : 0), filter.sharpness);
}

/** Predicts a macroblock and adds its coefficients. */
function reconstruct(
  { width, y, u, v }: Yuv,
  row: number,
  column: number,
  modes: Modes,
  block: Int16Array,
): void {
  const at = originOf(y) + row * 16 * y.stride + column * 16;
  if (modes.luma >= 0) predictSquare(y, at, 16, modes.luma, row > 0, column > 0);
  const right = y.data.slice(at - y.stride + 16, at - y.stride + 20);
  // Beyond the right edge the last sample above goes on.
  if (row > 0 && column === width - 1) right.fill(y.data[at - y.stride + 15]);
  for (let i = 0; i < 16; i++) {
    const to = at + (i >> 2) * 4 * y.stride + (i & 3) * 4;
    if (modes.luma < 0) {
      const own = (i & 3) === 3 ? right : y.data.subarray(to - y.stride + 4, to - y.stride + 8);
      predictBlock(y, to, modes.blocks[i], own);
    }
    addInverseDct(block, 16 * i, y.data, to, y.stride);
  }
  for (const [k, plane] of [u, v].entries()) {
    const begin = originOf(plane) + row * 8 * plane.stride + column * 8;
    predictSquare(plane, begin, 8, modes.chroma, row > 0, column > 0);
    for (let i = 0; i < 4; i++)
      addInverseDct(
        block,
        256 + 64 * k + 16 * i,
        plane.data,
        begin + (i >> 1) * 4 * plane.stride + (i & 1) * 4,
        plane.stride,
      );
  }
}

/** Smooths the edges of all macroblocks, in the file's order; `whole` ones have no edges within. */
function smooth(
  { width, height, y, u, v }: Yuv,
  { filter }: Header,
  strengths: readonly Strength[],
  whole: readonly boolean[],
): void {
  for (let i = 0; i < width * height; i++) {
    const strength = strengths[i];
    if (strength.limit === 0) continue;
    const [row, column] = [Math.floor(i / width), i % width];
    for (const plane of filter.simple ? [y] : [y, u, v]) {
      const side = plane === y ? 16 : 8;
      const { data, stride } = plane;
      const at = originOf(plane) + row * side * stride + column * side;
      const edge = (offset: number, step: number, along: number) => {
        const border = offset === 0;
        if (filter.simple)
          filterSimple(data, at + offset * step, step, along, side, strength.limit + (border ? 4 : 0));
        else filterNormal(data, at + offset * step, step, along, side, strength, border);
      };
      if (column > 0) edge(0, 1, stride);
      if (!whole[i]) for (let k = 4; k < side; k += 4) edge(k, 1, stride);
      if (row > 0) edge(0, stride, 1);
      if (!whole[i]) for (let k = 4; k < side; k += 4) edge(k, stride, 1);
    }
  }
}
