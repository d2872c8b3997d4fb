import { createHash } from 'node:crypto';
import type { Effort } from './alternate.ts';
import type { BuildUnderTest } from './builds.ts';
import type { Case } from './cases/types.ts';
import { draws } from './draws.ts';
import { type KernelResult, summary, visit } from './measureKernel.ts';

/**
 * Measures all cases in every round, for a machine has moods that outlast a case: spread over the whole time, they
 * show in the intervals. `twin` is the first build once more.
 */
export async function measureKernels(
  cases: readonly Case[],
  builds: readonly BuildUnderTest[],
  twin: BuildUnderTest,
  { rounds, seconds }: Effort,
  progress: (round: number) => void,
): Promise<KernelResult[]> {
  const times: number[][][] = cases.map(() => []);
  const draw = draws(1);
  const digests: string[][] = [];
  for (let round = 0; round < rounds; round++) {
    progress(round);
    for (const [i, theCase] of cases.entries()) {
      const visited = await visit(theCase, builds, twin, seconds, draw);
      times[i].push(visited.times);
      digests[i] ??= visited.results.map((bytes) =>
        createHash('sha256').update(bytes).digest('hex').slice(0, 12),
      );
    }
  }
  return cases.map((theCase, i) => summary(theCase, builds, times[i], digests[i]));
}
