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
 * Measures all cases in every round: load on a machine often lasts longer than one case, and spread over the whole duration it
 * shows in the intervals.
 */
export async function measureKernels(
  cases: readonly Case[],
  builds: readonly BuildUnderTest[],
  { rounds, seconds }: Repetitions,
  progress: (round: number) => void,
): Promise<KernelResult[]> {
  const perRound: Times[][] = [];
  const random = Math.random; // differs between runs, so that no build is favoured in the same cases
  const digests: string[][] = [];
  for (let round = 0; round < rounds; round++) {
    progress(round);
    const instances = openInstances(builds, random);
    const inRound: Times[] = [];
    for (const i of shuffled(cases.length, random)) {
      const { kernels, peaks, results } = await measureCase(cases[i], instances, seconds, random);
      inRound[i] = { kernels, peaks };
      digests[i] ??= results.map((bytes) => createHash('sha256').update(bytes).digest('hex').slice(0, 12));
    }
    instances.close();
    perRound.push(withCommonPeak(cases, inRound));
  }
  return cases.map((theCase, i) =>
    summarize(
      theCase,
      builds,
      perRound.map((inRound) => inRound[i]),
      digests[i],
    ),
  );
}

/**
 * The times of a round with one peak for all cases that are bound by computation: it is the same work in every case, and the
 * median over all of them is more precise.
 */
function withCommonPeak(cases: readonly Case[], perRound: readonly Times[]): Times[] {
  const computing = perRound.filter((_, i) => cases[i].flops !== undefined);
  const chains = perRound[0].peaks.map((_, build) => median(computing.map(({ peaks }) => peaks[build])));
  return perRound.map((times, i) => (cases[i].flops === undefined ? times : { ...times, peaks: chains }));
}
