// Divergences of discrete distributions, in bits.

/** The Kullback-Leibler divergence D(p || q); Infinity if q is 0 where p is not. */
export function kl(p: ArrayLike<number>, q: ArrayLike<number>): number {
  let bits = 0;
  for (let i = 0; i < p.length; i++) if (p[i] > 0) bits += p[i] * Math.log2(p[i] / q[i]);
  return Math.max(0, bits);
}

/** The Jensen-Shannon divergence: 0 if p = q, 1 if their supports are disjoint. */
export function js(p: ArrayLike<number>, q: ArrayLike<number>): number {
  let bits = 0;
  for (let i = 0; i < p.length; i++) {
    const middle = (p[i] + q[i]) / 2;
    if (middle === 0) continue; // both are 0, or too small to halve
    if (p[i] > 0) bits += (p[i] / 2) * Math.log2(p[i] / middle);
    if (q[i] > 0) bits += (q[i] / 2) * Math.log2(q[i] / middle);
  }
  return Math.min(1, Math.max(0, bits));
}

/** Relative frequencies of `count` samples with half a sample added to every cell (Krichevsky and Trofimov), so that none is 0. */
export function smooth(frequencies: ArrayLike<number>, count: number): Float64Array {
  const total = count + frequencies.length / 2;
  return Float64Array.from(frequencies, (frequency) => (frequency * count + 0.5) / total);
}
