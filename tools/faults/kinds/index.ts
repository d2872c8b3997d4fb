import type { FaultKind } from '../types.ts';
import { bits } from './bits.ts';
import { clocks } from './clocks.ts';
import { fullDisks } from './fullDisks.ts';
import { kills } from './kills.ts';
import { memoryLimits } from './memoryLimits.ts';
import { powerCutsExt4, powerCutsXfs } from './powerCuts.ts';
import { shortWrites } from './shortWrites.ts';
import { stops } from './stops.ts';
import { syscalls } from './syscalls.ts';
import { twoWriters } from './twoWriters.ts';

/** Kinds of faults by name. */
export const kinds: Readonly<Record<string, FaultKind>> = {
  bits,
  kills,
  stops,
  twoWriters,
  clocks,
  shortWrites,
  fullDisks,
  memoryLimits,
  powerCutsExt4,
  powerCutsXfs,
  syscalls,
};
