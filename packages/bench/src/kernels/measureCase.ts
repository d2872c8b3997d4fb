import { type Estimate, estimate, median } from '../stats/estimates.ts';
import { interleave } from '../stats/interleave.ts';
import { shuffled } from '../stats/prng.ts';
import type { BuildUnderTest } from './builds.ts';
import type { Case } from './cases/types.ts';
import type { Instances } from './instances.ts';
import { chains, copyOf, type Recording, recordCase } from './recordCase.ts';

/** The result of a kernel at a shape in one build. */
export interface BuildResult {
  readonly build: string;
  /** Median of 10^9 floating-point operations, or bytes, per second. */
  readonly rate: number;
  /** Seconds per run, a number per round. */
  readonly rounds: readonly number[];
  /** Seconds that the same work would take at the peak rate, a number per round. */
  readonly ceiling: readonly number[];
  /** Fraction of the peak: multiply-add chains in the same build, or its copy of the same number of bytes. */
  readonly share: Estimate;
  /** Speed relative to the first build. */
  readonly speedup: Estimate;
  /** First digits of the SHA-256 of the result. */
  readonly digest: string;
}

/** The results of a kernel at a shape in all builds. */
export interface KernelResult {
  readonly kernel: string;
  readonly shape: string;
  readonly unit: 'GFLOP/s' | 'GB/s';
  readonly builds: readonly BuildResult[];
  /** The A/A check: speed of the first build relative to its second instance. */
  readonly same: Estimate;
}

const MEASUREMENTS = 2; // per round
/** Of memory offsets, in floats: 64 KiB, more than the period of alignments and of the sets of a first-level cache. */
const MAX_OFFSET = 16384;

/** Seconds per run of a case in one round. */
export interface CaseTimes {
  /** Of every build, then of the second instance of the first build. */
  readonly kernels: readonly number[];
  /** Of the peak of every build. */
  readonly peaks: readonly number[];
  readonly results: readonly Uint8Array[];
}

/** Measures a case on the instances of a round. `random` gives the order and the memory offsets. */
export async function measureCase(
  theCase: Case,
  { kernels, peaks }: Instances,
  seconds: number,
  random: () => number,
): Promise<CaseTimes> {
  const bound = theCase.flops === undefined ? copyOf(theCase.bytes) : chains;
  const all = [
    ...kernels.map((backend) => ({ backend, what: theCase })),
    ...peaks.map((backend) => ({ backend, what: bound })),
  ];
  const order = shuffled(all.length, random);
  const records: Recording[] = [];
  for (const i of order) {
    const { backend, what } = all[i];
    records[i] = await recordCase(backend, what, Math.floor(random() * MAX_OFFSET));
  }
  const times = await interleave(records.map(timed), { rounds: MEASUREMENTS, seconds }, random);
  for (const i of order.reverse()) records[i].dispose();
  const best = times.map((measurements) => Math.min(...measurements)); // disturbances only make a measurement longer
  const [own, bounds] = [best.slice(0, kernels.length), best.slice(kernels.length)];
  return { kernels: own, peaks: bounds, results: records.map(({ result }) => result) };
}

/** The result of a case from its times, one per round. */
export function summarize(
  { kernel, shape, flops, bytes }: Case,
  builds: readonly BuildUnderTest[],
  rounds: readonly Omit<CaseTimes, 'results'>[],
  digests: readonly string[],
): KernelResult {
  const of = (i: number): number[] => rounds.map(({ kernels }) => kernels[i]);
  const ratio = (a: readonly number[], b: readonly number[]): Estimate => estimate(a.map((x, i) => x / b[i]));
  const perPeak = flops === undefined ? 1 : flops / chains.flops;
  const results = builds.map(({ name }, i): BuildResult => {
    const ceiling = rounds.map(({ peaks }) => peaks[i] * perPeak);
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

/** In processor time, so that other load on the machine matters less. Includes the call into WASM, a few nanoseconds. */
function timed({ program }: Recording): (times: number) => number {
  return (times) => {
    const start = process.cpuUsage();
    for (let i = 0; i < times; i++) program.run();
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1e6;
  };
}
