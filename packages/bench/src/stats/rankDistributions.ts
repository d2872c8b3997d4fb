// Exact null distributions of rank statistics: index s holds the probability of the value s.

/** Wilcoxon's signed-rank statistic of n differences: the sum of a random subset of 1 .. n. */
export function signedRankDistribution(n: number): number[] {
  const probability = new Array<number>((n * (n + 1)) / 2 + 1).fill(0);
  probability[0] = 1;
  for (let rank = 1; rank <= n; rank++)
    for (let s = probability.length - 1; s >= 0; s--)
      probability[s] = (probability[s] + (s >= rank ? probability[s - rank] : 0)) / 2;
  return probability;
}

/** Mann and Whitney's U of samples of n and m numbers: the pairs in which a number of the first is above one of the second. */
export function rankSumDistribution(n: number, m: number): number[] {
  let row: number[][] = Array.from({ length: m + 1 }, () => [1]);
  for (let i = 1; i <= n; i++) {
    const next = [[1]];
    for (let j = 1; j <= m; j++) next.push(withOneMore(row[j], next[j - 1], i, j));
    row = next;
  }
  return row[m];
}

/** By the largest of i + j numbers: it is one of the i, and above all j, or it is one of the j. */
function withOneMore(mine: readonly number[], theirs: readonly number[], i: number, j: number): number[] {
  const probability = new Array<number>(i * j + 1).fill(0);
  mine.forEach((p, s) => {
    probability[s + j] += (p * i) / (i + j);
  });
  theirs.forEach((p, s) => {
    probability[s] += (p * j) / (i + j);
  });
  return probability;
}

/** Probability of a value of at most s. */
export function cumulative(probability: readonly number[], s: number): number {
  return probability.slice(0, s + 1).reduce((sum, p) => sum + p, 0);
}
