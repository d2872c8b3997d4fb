import { createHash } from 'node:crypto';
import { median } from '../stats/estimates.ts';
import type { Effort } from '../stats/interleave.ts';
import { shuffled } from '../stats/prng.ts';
import type { BuildUnderTest } from './builds.ts';
import type { Case } from './cases/types.ts';
import { openInstances } from './instances.ts';
import { type KernelResult, summary, type Visit, visit } from './measureKernel.ts';

type Times = Omit<Visit, 'results'>;

/**
 * Measures all cases in every round, for a machine has moods that outlast a case: spread over the whole time, they
 * show in the intervals.
 */
export async function measureKernels(
  cases: readonly Case[],
  builds: readonly BuildUnderTest[],
  { rounds, seconds }: Effort,
  progress: (round: number) => void,
): Promise<KernelResult[]> {
  const visits: Times[][] = [];
  const draw = Math.random; // not the same in every run: chance then favours other builds in other cases
  const digests: string[][] = [];
  for (let round = 0; round < rounds; round++) {
    progress(round);
    const instances = openInstances(builds, draw);
    const inRound: Times[] = [];
    for (const i of shuffled(cases.length, draw)) {
      const { works, ceilings, results } = await visit(cases[i], instances, seconds, draw);
      inRound[i] = { works, ceilings };
      digests[i] ??= results.map((bytes) => createHash('sha256').update(bytes).digest('hex').slice(0, 12));
    }
    instances.close();
    visits.push(withChains(cases, inRound));
  }
  return cases.map((theCase, i) =>
    summary(
      theCase,
      builds,
      visits.map((inRound) => inRound[i]),
      digests[i],
    ),
  );
}

/**
 * The visits of a round with one ceiling for all that compute: its chains are the same work in every case, and the median of
 * all cases says more of them than one does.
 */
function withChains(cases: readonly Case[], visits: readonly Times[]): Times[] {
  const computing = visits.filter((_, i) => cases[i].flops !== undefined);
  const chains = visits[0].ceilings.map((_, build) =>
    median(computing.map(({ ceilings }) => ceilings[build])),
  );
  return visits.map((times, i) => (cases[i].flops === undefined ? times : { ...times, ceilings: chains }));
}
