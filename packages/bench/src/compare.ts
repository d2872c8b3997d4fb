// Two results of the same benchmark, such as before and after a change, or on two versions of Node.
import { type BenchFile, type Timing, timingsOf } from './benchFile.ts';
import { type Estimate, estimateRatio, pValueAbove, significant } from './stats/estimates.ts';

/** One thing that was timed in both files. */
export interface Comparison {
  readonly name: string;
  /** Whether Ganvil was timed, not a peer. */
  readonly own: boolean;
  /** Time in B relative to A. */
  readonly ratio: Estimate;
  /** What is significant among all comparisons. */
  readonly verdict: 'slower' | 'faster' | undefined;
  /** Digests of the results in A and B, where they differ. */
  readonly digests?: readonly [string | undefined, string | undefined];
}

/** The comparisons of two files, and how many timings only one of them has. */
export interface Comparisons {
  readonly comparisons: readonly Comparison[];
  readonly unpaired: number;
}

/**
 * Compares two files of one kind. B is slower (or faster) where its times are significantly above (below) those of A by more
 * than the relative `threshold`, with the false discovery rate over all comparisons held at 5 %.
 */
export function compareFiles(a: BenchFile, b: BenchFile, threshold: number): Comparisons {
  const before = timingsOf(a);
  const after = new Map(timingsOf(b).map((timing) => [timing.name, timing]));
  const pairs = before.flatMap((one) => {
    const other = after.get(one.name);
    return other ? [{ one, other }] : [];
  });
  const above = (from: 'one' | 'other', to: 'one' | 'other'): boolean[] =>
    significant(pairs.map((pair) => pValueAbove(pair[to].times, pair[from].times, 1 + threshold)));
  const [slower, faster] = [above('one', 'other'), above('other', 'one')];
  return {
    comparisons: pairs.map(({ one, other }, i) => ({
      name: one.name,
      own: one.own,
      ratio: estimateRatio(other.times, one.times),
      verdict: slower[i] ? 'slower' : faster[i] ? 'faster' : undefined,
      digests: digestsOf(one, other),
    })),
    unpaired: before.length + after.size - 2 * pairs.length,
  };
}

function digestsOf({ digest: a }: Timing, { digest: b }: Timing): Comparison['digests'] {
  return a === b ? undefined : [a, b];
}
