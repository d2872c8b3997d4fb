import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { mended, train, whenBegun } from '../trial.ts';
import type { FaultKind } from '../types.ts';

/** SIGKILL at random instants, up to nine in one run; half of them at its beginning, when files and folders are made. */
export const kills: FaultKind = {
  what: 'SIGKILL at random instants, 1 to 9 in a run',
  cases: () => 200,
  lacks: () => undefined,
  async run({ folder, reference, random }) {
    const run = join(folder, 'run');
    let faults = 0;
    for (let left = 1 + random(9); left > 0; left--) {
      const delay = random(2) === 0 ? random(30) : random(1500);
      const meanwhile = async (child: { kill(signal: 'SIGKILL'): void }) => {
        await whenBegun(run);
        await wait(delay);
        child.kill('SIGKILL');
      };
      const { code } = await train(run, { meanwhile });
      if (code !== null) break;
      faults++;
    }
    return { faults, problem: await mended(run, reference) };
  },
};
