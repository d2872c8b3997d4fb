/** The largest difference between the distribution functions of two lots of numbers, neither empty: 0 to 1. Sorts both in place. */
export function kolmogorovSmirnov(a: Float64Array, b: Float64Array): number {
  a.sort((x, y) => x - y);
  b.sort((x, y) => x - y);
  let most = 0;
  for (let [i, j] = [0, 0]; i < a.length && j < b.length; ) {
    const value = Math.min(a[i], b[j]);
    while (a[i] === value) i++;
    while (b[j] === value) j++;
    most = Math.max(most, Math.abs(i / a.length - j / b.length));
  }
  return most;
}
