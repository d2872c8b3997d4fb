/** The median, and its confidence interval of at least 95 %. */
export function medianInterval(values: readonly number[]): { median: number; low: number; high: number } {
  const sorted = [...values].sort((a, b) => a - b);
  const n = sorted.length;
  const at = (n - 1) / 2;
  const median = (sorted[Math.floor(at)] + sorted[Math.ceil(at)]) / 2;
  // The number of values below the true median is binomial(n, 1/2): as many may be skipped on each side as keep both tails
  // together below 5 %.
  let skip = 0;
  let term = 0.5 ** n;
  for (let tail = term; ; skip++) {
    term *= (n - skip) / (skip + 1);
    tail += term;
    if (!(2 * tail <= 0.05)) break;
  }
  return { median, low: sorted[skip], high: sorted[n - 1 - skip] };
}
