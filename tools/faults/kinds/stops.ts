import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { mended, train, whenBegun } from '../trial.ts';
import type { FaultKind } from '../types.ts';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGUSR1'] as const;

/** SIGSTOP and SIGCONT at random instants, then a signal that asks to end: each stop and each end at any instant. */
export const stops: FaultKind = {
  what: 'SIGSTOP and SIGCONT three times, then SIGINT, SIGTERM, SIGHUP or SIGUSR1',
  cases: () => 100,
  lacks: () => undefined,
  async run({ folder, reference, random, index }) {
    const run = join(folder, 'run');
    const meanwhile = async (child: { kill(signal: NodeJS.Signals): boolean }) => {
      await whenBegun(run);
      for (let i = 0; i < 3; i++) {
        await wait(random(150));
        child.kill('SIGSTOP');
        await wait(random(400));
        child.kill('SIGCONT');
      }
      child.kill(SIGNALS[index % SIGNALS.length]);
    };
    const { code, stderr } = await train(run, { meanwhile });
    const known = code === 0 || code === 75 || code === 138 || code === null;
    if (!known) return { faults: 4, problem: `code ${code}: ${stderr.slice(0, 300)}` };
    return { faults: 4, problem: await mended(run, reference) };
  },
};
