import { join } from 'node:path';
import { mended, train } from '../trial.ts';
import type { FaultKind } from '../types.ts';

/** Address space in GiB, and megabytes of V8's heap: from what cannot start to what suffices. */
const LIMITS = [
  ...[0.5, 0.75, 1, 1.5, 2, 3, 4, 6, 8, 12, 16, 24].map((size) => `ulimit -v ${size * 2 ** 20}; "$@"`),
  ...[8, 16, 24, 32, 48, 64, 96, 128].map((size) => `export NODE_OPTIONS=--max-old-space-size=${size}; "$@"`),
];

/** Too little memory: nothing is lost that was saved, and what ends well ends right. */
export const memoryLimits: FaultKind = {
  what: 'address space of 0.5 to 24 GiB, heaps of 8 to 128 MB',
  cases: () => LIMITS.length,
  lacks: () => undefined,
  async run({ folder, reference, index }) {
    const run = join(folder, 'run');
    await train(run, { shell: LIMITS[index] });
    return { faults: 1, problem: await mended(run, reference) };
  },
};
