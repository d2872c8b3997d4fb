import { DataError } from '../../../errors.ts';
import { type Bools, bool, bools, literal, optional } from './bools.ts';
import { COEFFICIENTS } from './coefficients.ts';
import { type Quant, quantizers } from './quantizers.ts';
import { UPDATES } from './updates.ts';

/** What the header of a key frame says: RFC 6386, 9.2 to 9.11. */
export interface Header {
  readonly width: number;
  readonly height: number;
  /** The first partition, read up to the modes of macroblocks. */
  readonly modes: Bools;
  /** Partitions of coefficients; rows of macroblocks take them in turn. */
  readonly partitions: readonly Bools[];
  /** Chances of the segment tree; undefined where macroblocks name no segment. */
  readonly segmentTree: readonly number[] | undefined;
  /** Factors for each segment. */
  readonly quants: readonly Quant[];
  readonly filter: {
    readonly simple: boolean;
    /** 0..63 for each segment. */
    readonly levels: readonly number[];
    readonly sharpness: number;
    /** Added to the level: in any key frame, and where blocks have modes of their own. */
    readonly deltas: readonly [all: number, blocks: number];
  };
  readonly chances: Uint8Array;
  /** Chance that a macroblock has coefficients; undefined where all have. */
  readonly skip: number | undefined;
}

/** Size of a lossy picture. Throws DataError for what is no key frame. */
export function lossySize(bytes: Uint8Array, where: string): { width: number; height: number } {
  const key =
    bytes.length >= 10 && (bytes[0] & 1) === 0 && bytes[3] === 0x9d && bytes[4] === 1 && bytes[5] === 0x2a;
  if (!key) throw new DataError(`${where}: expected a lossy WebP picture, got other data.`);
  return { width: (bytes[6] | (bytes[7] << 8)) & 0x3fff, height: (bytes[8] | (bytes[9] << 8)) & 0x3fff };
}

/** Reads the header of a key frame. */
export function readHeader(bytes: Uint8Array, where: string): Header {
  const { width, height } = lossySize(bytes, where);
  const first = (bytes[0] | (bytes[1] << 8) | (bytes[2] << 16)) >> 5;
  const end = 10 + first;
  if (end > bytes.length)
    throw new DataError(`${where}: expected a whole WebP picture, got ${bytes.length} of ${end} bytes.`);
  const modes = bools(bytes.subarray(10, end));
  literal(modes, 2); // colour space, clamping
  const { segmented, absolute, steps, levels, tree } = readSegments(modes);
  const simple = bool(modes, 128) === 1;
  const level = literal(modes, 6);
  const sharpness = literal(modes, 3);
  const deltas = readDeltas(modes);
  const count = 1 << literal(modes, 2);
  const base = literal(modes, 7);
  const offsets = Array.from({ length: 5 }, () => optional(modes, 4));
  const of = (own: number, common: number) => (!segmented ? common : absolute ? own : common + own);
  bool(modes, 128); // whether later frames keep the chances
  const chances = COEFFICIENTS.map((chance, i) =>
    bool(modes, UPDATES[i]) === 1 ? literal(modes, 8) : chance,
  );
  return {
    width,
    height,
    modes,
    partitions: partitionsOf(bytes.subarray(end), count, where),
    segmentTree: tree,
    quants: steps.map((step) => quantizers(of(step, base), offsets)),
    filter: { simple, levels: levels.map((own) => of(own, level)), sharpness, deltas },
    chances,
    skip: bool(modes, 128) === 1 ? literal(modes, 8) : undefined,
  };
}

function readSegments(from: Bools) {
  const segmented = bool(from, 128) === 1;
  const mapped = segmented && bool(from, 128) === 1;
  const updated = segmented && bool(from, 128) === 1;
  const absolute = updated && bool(from, 128) === 1;
  const four = (n: number) => Array.from({ length: 4 }, () => (updated ? optional(from, n) : 0));
  const steps = four(7);
  const levels = four(6);
  const chance = () => (bool(from, 128) === 1 ? literal(from, 8) : 255);
  const tree = mapped ? [chance(), chance(), chance()] : undefined;
  return { segmented, absolute, steps, levels, tree };
}

/** Of eight changes of the filter level only two are for key frames. */
function readDeltas(from: Bools): [number, number] {
  if (bool(from, 128) === 0 || bool(from, 128) === 0) return [0, 0];
  const all = Array.from({ length: 8 }, () => optional(from, 6));
  return [all[0], all[4]];
}

/** All but the last partition have their sizes in front. */
function partitionsOf(bytes: Uint8Array, count: number, where: string): Bools[] {
  let at = 3 * (count - 1);
  if (at >= bytes.length)
    throw new DataError(
      `${where}: expected ${count} partitions of a WebP picture, got ${bytes.length} bytes.`,
    );
  return Array.from({ length: count }, (_, i) => {
    const size = bytes[3 * i] | (bytes[3 * i + 1] << 8) | (bytes[3 * i + 2] << 16);
    const begin = at;
    at = i === count - 1 ? bytes.length : Math.min(bytes.length, at + size);
    return bools(bytes.subarray(begin, at));
  });
}
