import { type Bools, bool } from './bools.ts';
import type { Header } from './header.ts';
import { MODE_CHANCES } from './modeChances.ts';

/** Modes of blocks: the first four are those of macroblocks, too. */
export const [DC, TM, VE, HE, RD, VR, LD, VL, HD, HU] = Array.from({ length: 10 }, (_, i) => i);

/** How a macroblock is predicted. */
export interface Modes {
  readonly segment: number;
  readonly skip: boolean;
  /** Mode of all luma; -1 where each block has its own. */
  readonly luma: number;
  /** Modes of the 16 blocks; all the same where `luma` is one. */
  readonly blocks: Uint8Array;
  readonly chroma: number;
}

/** Modes of the blocks above, four for each macroblock, and at the left. */
export interface ModeContext {
  readonly above: Uint8Array;
  readonly left: Uint8Array;
}

/** Reads how the macroblock in column `x` is predicted: RFC 6386, 8, 9.3, 11. */
export function readModes(
  { modes: from, segmentTree, skip: chance }: Header,
  x: number,
  context: ModeContext,
): Modes {
  let segment = 0;
  if (segmentTree) {
    segment = bool(from, segmentTree[0]) === 1 ? 2 + bool(from, segmentTree[2]) : bool(from, segmentTree[1]);
  }
  const skip = chance !== undefined && bool(from, chance) === 1;
  const blocks = new Uint8Array(16);
  const above = context.above.subarray(4 * x, 4 * x + 4);
  let luma = -1;
  if (bool(from, 145) === 1) {
    luma = bool(from, 156) === 1 ? (bool(from, 128) === 1 ? TM : HE) : bool(from, 163) === 1 ? VE : DC;
    blocks.fill(luma);
    above.fill(luma);
    context.left.fill(luma);
  } else {
    for (let i = 0; i < 16; i++) {
      const mode = readBlockMode(from, (above[i & 3] * 10 + context.left[i >> 2]) * 9);
      blocks[i] = mode;
      above[i & 3] = mode;
      context.left[i >> 2] = mode;
    }
  }
  const chroma = bool(from, 142) === 0 ? DC : bool(from, 114) === 0 ? VE : bool(from, 183) === 1 ? TM : HE;
  return { segment, skip, luma, blocks, chroma };
}

/** The tree of modes; its chances begin at `at`. */
function readBlockMode(from: Bools, at: number): number {
  const is = (i: number) => bool(from, MODE_CHANCES[at + i]) === 1;
  if (!is(0)) return DC;
  if (!is(1)) return TM;
  if (!is(2)) return VE;
  if (!is(3)) {
    if (!is(4)) return HE;
    return is(5) ? VR : RD;
  }
  if (!is(6)) return LD;
  if (!is(7)) return VL;
  return is(8) ? HU : HD;
}
