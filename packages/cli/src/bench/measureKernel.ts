import { alternate } from './alternate.ts';
import type { BuildUnderTest } from './builds.ts';
import type { Case } from './cases/types.ts';
import { chains, copying, type Recorded, recorded } from './recorded.ts';
import { type Estimate, estimate, median } from './statistics.ts';

/** A kernel at a shape in one build. */
export interface BuildResult {
  readonly build: string;
  /** Median of 10^9 floating-point operations, or bytes, a second. */
  readonly rate: number;
  /** Seconds of one run, a number per round. */
  readonly rounds: readonly number[];
  /** Seconds that the same work would take at the ceiling that was measured in the same round. */
  readonly ceiling: readonly number[];
  /** Of the ceiling: chains of multiply-adds in the same build, or a copy of as many bytes. */
  readonly share: Estimate;
  /** How many times as fast as the first build. */
  readonly speedup: Estimate;
  /** Begin of the SHA-256 of the result. */
  readonly digest: string;
}

export interface KernelResult {
  readonly kernel: string;
  readonly shape: string;
  readonly unit: 'GFLOP/s' | 'GB/s';
  readonly builds: readonly BuildResult[];
  /** Speed of the first build beside itself. */
  readonly same: Estimate;
}

const TURNS = 3;

/**
 * Seconds of one run in one round: of each build, of the first build once more (`twin`), and of the ceiling of each
 * build. Everything is recorded anew each time, so that it lies elsewhere in memory.
 */
export async function visit(
  theCase: Case,
  builds: readonly BuildUnderTest[],
  twin: BuildUnderTest,
  seconds: number,
  draw: () => number,
): Promise<{ times: number[]; results: Uint8Array[] }> {
  const works: Recorded[] = [];
  for (const { backend } of [...builds, twin]) works.push(await recorded(backend, theCase));
  const bound = theCase.flops === undefined ? copying(theCase.bytes) : chains;
  for (const { backend } of builds) works.push(await recorded(backend, bound));
  const times = await alternate(works.map(timed), { rounds: TURNS, seconds }, draw);
  for (const work of [...works].reverse()) work.dispose();
  return { times: times.map(median), results: works.slice(0, builds.length).map(({ result }) => result) };
}

/** What the rounds of a case come to: `rounds[i]` are the times of visit i. */
export function summary(
  { kernel, shape, flops, bytes }: Case,
  builds: readonly BuildUnderTest[],
  rounds: readonly (readonly number[])[],
  digests: readonly string[],
): KernelResult {
  const of = (who: number): number[] => rounds.map((times) => times[who]);
  const ratio = (a: readonly number[], b: readonly number[]): Estimate => estimate(a.map((x, i) => x / b[i]));
  const perCeiling = flops === undefined ? 1 : flops / chains.flops;
  const results = builds.map(({ name }, i): BuildResult => {
    const ceiling = of(builds.length + 1 + i).map((seconds) => seconds * perCeiling);
    return {
      build: name,
      rate: (flops ?? bytes) / median(of(i)) / 1e9,
      rounds: of(i),
      ceiling,
      share: ratio(ceiling, of(i)),
      speedup: ratio(of(0), of(i)),
      digest: digests[i],
    };
  });
  const unit = flops === undefined ? 'GB/s' : 'GFLOP/s';
  return { kernel, shape, unit, builds: results, same: ratio(of(0), of(builds.length)) };
}

/** In processor time, so that a busy neighbour counts less. The call into WASM is part of it, a few nanoseconds. */
function timed({ program }: Recorded): (times: number) => number {
  return (times) => {
    const begun = process.cpuUsage();
    for (let i = 0; i < times; i++) program.run();
    const { user, system } = process.cpuUsage(begun);
    return (user + system) / 1e6;
  };
}
