import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { mended, train } from '../trial.ts';
import type { FaultKind } from '../types.ts';

/** The same command twice within 50 ms: one trains, the other leaves with 73, or finds the run finished. */
export const twoWriters: FaultKind = {
  what: 'the same command twice within 50 ms',
  cases: () => 200,
  lacks: () => undefined,
  async run({ folder, reference, random }) {
    const run = join(folder, 'run');
    const both = await Promise.all([train(run), wait(random(50)).then(() => train(run))]);
    const codes = both.map(({ code }) => code).sort();
    const trained = both.filter(({ code }) => code === 0).length;
    if (trained === 0 || codes.some((code) => code !== 0 && code !== 73))
      return {
        faults: 1,
        problem: `codes ${codes.join(' and ')}: ${both.map(({ stderr }) => stderr).join(' ')}`,
      };
    return { faults: 1, problem: await mended(run, reference) };
  },
};
