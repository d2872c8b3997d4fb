import { type Estimate, estimate, median } from '../stats/estimates.ts';
import { interleave } from '../stats/interleave.ts';
import { shuffled } from '../stats/prng.ts';
import type { BuildUnderTest } from './builds.ts';
import type { Case } from './cases/types.ts';
import type { Instances } from './instances.ts';
import { chains, copyOf, type Recording, recordCase } from './recordCase.ts';

/** A kernel at a shape in one build. */
export interface BuildResult {
  readonly build: string;
  /** Median of 10^9 floating-point operations, or bytes, a second. */
  readonly rate: number;
  /** Seconds of one run, a number per round. */
  readonly rounds: readonly number[];
  /** Seconds that the same work would take at the ceiling of the same round. */
  readonly ceiling: readonly number[];
  /** Of the ceiling: chains of multiply-adds in the same build, or a copy of as many bytes by it. */
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
  /** The A/A check: speed of the first build beside itself, in other instances. */
  readonly same: Estimate;
}

const TURNS = 2;
/** Of floats: 64 KiB, beyond what an alignment or a set of a first-level cache repeats after. */
const MAX_OFFSET = 16384;

/** Seconds of one run in one round. */
export interface CaseTimes {
  /** Of each build, and of the first build once more. */
  readonly works: readonly number[];
  /** Of the ceiling of each build. */
  readonly ceilings: readonly number[];
  readonly results: readonly Uint8Array[];
}

/** Measures a case on the instances of a round. `random` gives the order and the places in memory. */
export async function measureCase(
  theCase: Case,
  { works, ceilings }: Instances,
  seconds: number,
  random: () => number,
): Promise<CaseTimes> {
  const bound = theCase.flops === undefined ? copyOf(theCase.bytes) : chains;
  const all = [
    ...works.map((backend) => ({ backend, what: theCase })),
    ...ceilings.map((backend) => ({ backend, what: bound })),
  ];
  const order = shuffled(all.length, random);
  const records: Recording[] = [];
  for (const who of order) {
    const { backend, what } = all[who];
    records[who] = await recordCase(backend, what, Math.floor(random() * MAX_OFFSET));
  }
  const times = await interleave(records.map(timed), { rounds: TURNS, seconds }, random);
  for (const who of order.reverse()) records[who].dispose();
  const best = times.map((turns) => Math.min(...turns)); // what disturbs a turn makes it longer
  const [own, bounds] = [best.slice(0, works.length), best.slice(works.length)];
  return { works: own, ceilings: bounds, results: records.map(({ result }) => result) };
}

/** What the visits of a case come to, one in each round. */
export function summarize(
  { kernel, shape, flops, bytes }: Case,
  builds: readonly BuildUnderTest[],
  visits: readonly Omit<CaseTimes, 'results'>[],
  digests: readonly string[],
): KernelResult {
  const of = (who: number): number[] => visits.map(({ works }) => works[who]);
  const ratio = (a: readonly number[], b: readonly number[]): Estimate => estimate(a.map((x, i) => x / b[i]));
  const perCeiling = flops === undefined ? 1 : flops / chains.flops;
  const results = builds.map(({ name }, i): BuildResult => {
    const ceiling = visits.map(({ ceilings }) => ceilings[i] * perCeiling);
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
function timed({ program }: Recording): (times: number) => number {
  return (times) => {
    const start = process.cpuUsage();
    for (let i = 0; i < times; i++) program.run();
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1e6;
  };
}
