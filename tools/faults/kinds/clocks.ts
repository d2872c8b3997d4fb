import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { lacksProgram, mended, train, whenBegun } from '../trial.ts';
import type { FaultKind } from '../types.ts';

/** Clocks of faketime: in the past, far ahead, beyond 2038, fast. */
const CLOCKS = ['-3d', '+400d', '+15y', '+0 x50', '-60y', '+0 x0.02'];

/** A run that begins under one clock, is killed, and goes on under another. */
export const clocks: FaultKind = {
  what: `clocks that jump between kills: ${CLOCKS.join(', ')}`,
  cases: () => CLOCKS.length ** 2,
  lacks: () => lacksProgram('faketime'),
  async run({ folder, reference, random, index }) {
    const run = join(folder, 'run');
    const under = (clock: string, kill: boolean) =>
      train(run, {
        env: { FAKETIME_DONT_FAKE_MONOTONIC: '1' },
        shell: `faketime -f '${clock}' "$@"`,
        meanwhile: async (child) => {
          await whenBegun(run);
          await wait(random(1200));
          if (kill) child.kill('SIGKILL');
        },
      });
    await under(CLOCKS[index % CLOCKS.length], true);
    const { code, stderr } = await under(CLOCKS[Math.floor(index / CLOCKS.length)], false);
    if (code !== 0 && code !== 73) return { faults: 2, problem: `code ${code}: ${stderr.slice(0, 300)}` };
    return { faults: 2, problem: await mended(run, reference) };
  },
};
