// Divergences of distributions given as shares that sum to 1, in bits.

/** Kullback-Leibler divergence of q from p: Infinity where p has what q lacks. */
export function kl(p: ArrayLike<number>, q: ArrayLike<number>): number {
  let bits = 0;
  for (let i = 0; i < p.length; i++) if (p[i] > 0) bits += p[i] * Math.log2(p[i] / q[i]);
  return Math.max(0, bits);
}

/** Jensen-Shannon divergence: 0 where p = q, 1 where they share nothing. */
export function js(p: ArrayLike<number>, q: ArrayLike<number>): number {
  let bits = 0;
  for (let i = 0; i < p.length; i++) {
    const middle = (p[i] + q[i]) / 2;
    if (middle === 0) continue; // half of the least number is 0
    if (p[i] > 0) bits += (p[i] / 2) * Math.log2(p[i] / middle);
    if (q[i] > 0) bits += (q[i] / 2) * Math.log2(q[i] / middle);
  }
  return Math.min(1, Math.max(0, bits));
}

/** Shares of `count` samples as if each cell had half a sample more (Krichevsky and Trofimov): none is 0, the sum stays 1. */
export function smooth(shares: ArrayLike<number>, count: number): Float64Array {
  const total = count + shares.length / 2;
  return Float64Array.from(shares, (share) => (share * count + 0.5) / total);
}
