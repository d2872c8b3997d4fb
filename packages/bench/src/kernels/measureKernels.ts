import { createHash } from 'node:crypto';
import { median } from '../stats/estimates.ts';
import type { Repetitions } from '../stats/interleave.ts';
import { shuffled } from '../stats/prng.ts';
import type { BuildUnderTest } from './builds.ts';
import type { Case } from './cases/types.ts';
import { openInstances } from './instances.ts';
import { type CaseTimes, type KernelResult, measureCase, summarize } from './measureCase.ts';

type Times = Omit<CaseTimes, 'results'>;

/**
 * Measures all cases in every round, for a machine has moods that outlast a case: spread over the whole time, they
 * show in the intervals.
 */
export async function measureKernels(
  cases: readonly Case[],
  builds: readonly BuildUnderTest[],
  { rounds, seconds }: Repetitions,
  progress: (round: number) => void,
): Promise<KernelResult[]> {
  const visits: Times[][] = [];
  const random = Math.random; // not the same in every run: chance then favours other builds in other cases
  const digests: string[][] = [];
  for (let round = 0; round < rounds; round++) {
    progress(round);
    const instances = openInstances(builds, random);
    const inRound: Times[] = [];
    for (const i of shuffled(cases.length, random)) {
      const { works, ceilings, results } = await measureCase(cases[i], instances, seconds, random);
      inRound[i] = { works, ceilings };
      digests[i] ??= results.map((bytes) => createHash('sha256').update(bytes).digest('hex').slice(0, 12));
    }
    instances.close();
    visits.push(withChains(cases, inRound));
  }
  return cases.map((theCase, i) =>
    summarize(
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
