/** Pairs up to which the distribution is counted whole, in two halves of at most 2^20 sums. */
const EXACT = 40;

/** The test, in words. */
export const PAIRED_TEST = 'sign-flip permutation test over seeds, paired, two-sided, exact';

/**
 * The p-value of the sign-flip permutation test (Fisher 1935): the share of all 2^n choices of signs of the differences whose sum is at
 * least as far from 0 as theirs. Exact for at most 40 pairs, by the normal distribution of that sum for more. Differences of 0 count
 * as they are. Undefined of no pair. It can be no smaller than 2^(1 - n).
 */
export function pairedTest(differences: readonly number[]): number | undefined {
  const n = differences.length;
  if (n === 0) return undefined;
  const observed = Math.abs(differences.reduce((a, b) => a + b, 0));
  if (observed === 0) return 1;
  if (n > EXACT) return normalTail(observed / Math.sqrt(differences.reduce((sum, d) => sum + d * d, 0)));
  // Sums of the same numbers in another order differ in their last bits.
  const least = observed - 1e-12 * differences.reduce((sum, d) => sum + Math.abs(d), 0);
  const [left, right] = [differences.slice(0, n >> 1), differences.slice(n >> 1)].map(sumsOf);
  let count = 0;
  // As sums of the left half grow, fewer of the right half bring them down to -least, and more up to least.
  let [below, above] = [right.length, right.length];
  for (const sum of left) {
    while (below > 0 && sum + right[below - 1] > -least) below--;
    while (above > 0 && sum + right[above - 1] >= least) above--;
    count += below + (right.length - above);
  }
  return count / 2 ** n;
}

/** The sums of numbers with every choice of signs, ascending. */
function sumsOf(numbers: readonly number[]): Float64Array {
  let sums = new Float64Array(1);
  for (const number of numbers) {
    const next = new Float64Array(2 * sums.length);
    for (const [i, sum] of sums.entries()) {
      next[2 * i] = sum - number;
      next[2 * i + 1] = sum + number;
    }
    sums = next;
  }
  return sums.sort();
}

/** Probability of a standard normal number at least so far from 0, to 2e-7 (Abramowitz and Stegun 7.1.26). */
function normalTail(z: number): number {
  const x = z / Math.SQRT2;
  const t = 1 / (1 + 0.3275911 * x);
  const factors = [1.061405429, -1.453152027, 1.421413741, -0.284496736, 0.254829592];
  return t * factors.reduce((sum, factor) => sum * t + factor, 0) * Math.exp(-x * x);
}
