import { createHash } from 'node:crypto';
import { alternate, type Effort } from './alternate.ts';
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

/** Measures a case on all builds in turns; `twin` is the first build once more. */
export async function measureKernel(
  theCase: Case,
  builds: readonly BuildUnderTest[],
  twin: BuildUnderTest,
  effort: Effort,
): Promise<KernelResult> {
  const { kernel, shape, flops, bytes } = theCase;
  const works: Recorded[] = [];
  for (const { backend } of [...builds, twin]) works.push(await recorded(backend, theCase));
  const bound = flops === undefined ? copying(bytes) : chains;
  for (const { backend } of builds) works.push(await recorded(backend, bound));
  const times = await alternate(works.map(timed), effort);
  for (const work of works.reverse()) work.dispose();
  works.reverse();

  const amount = flops ?? bytes;
  const perCeiling = flops === undefined ? 1 : flops / chains.flops;
  const ratio = (a: readonly number[], b: readonly number[]): Estimate => estimate(a.map((x, i) => x / b[i]));
  const results = builds.map(({ name }, i): BuildResult => {
    const ceiling = times[builds.length + 1 + i].map((seconds) => seconds * perCeiling);
    return {
      build: name,
      rate: amount / median(times[i]) / 1e9,
      rounds: times[i],
      ceiling,
      share: ratio(ceiling, times[i]),
      speedup: ratio(times[0], times[i]),
      digest: createHash('sha256').update(works[i].result).digest('hex').slice(0, 12),
    };
  });
  const unit = flops === undefined ? 'GB/s' : 'GFLOP/s';
  return { kernel, shape, unit, builds: results, same: ratio(times[0], times[builds.length]) };
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
