// How likely rank statistics are when only chance orders the numbers, exactly: index s holds the likelihood of the value s.

/** Of Wilcoxon's signed-rank statistic of n differences that are as likely to be above 0 as below: a sum of some of 1 .. n. */
export function signedRankDistribution(n: number): number[] {
  const likely = new Array<number>((n * (n + 1)) / 2 + 1).fill(0);
  likely[0] = 1;
  for (let rank = 1; rank <= n; rank++)
    for (let s = likely.length - 1; s >= 0; s--)
      likely[s] = (likely[s] + (s >= rank ? likely[s - rank] : 0)) / 2;
  return likely;
}

/** Of Mann and Whitney's statistic: in how many of n m pairs one of n numbers is above one of m others of the same kind. */
export function rankSumDistribution(n: number, m: number): number[] {
  let row: number[][] = Array.from({ length: m + 1 }, () => [1]);
  for (let i = 1; i <= n; i++) {
    const next = [[1]];
    for (let j = 1; j <= m; j++) next.push(withOneMore(row[j], next[j - 1], i, j));
    row = next;
  }
  return row[m];
}

/** The topmost of i + j numbers is one of the i, and above all j, or it is one of the j. */
function withOneMore(mine: readonly number[], theirs: readonly number[], i: number, j: number): number[] {
  const likely = new Array<number>(i * j + 1).fill(0);
  mine.forEach((p, s) => {
    likely[s + j] += (p * i) / (i + j);
  });
  theirs.forEach((p, s) => {
    likely[s] += (p * j) / (i + j);
  });
  return likely;
}

/** How likely a value of at most s is. */
export function cumulative(likely: readonly number[], s: number): number {
  return likely.slice(0, s + 1).reduce((sum, p) => sum + p, 0);
}
