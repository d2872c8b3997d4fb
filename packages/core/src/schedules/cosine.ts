import type { Schedule } from './types.ts';

/**
 * Slowly at both ends, as half a cosine (SGDR without restarts, https://arxiv.org/abs/1608.03983 equation 5). Differs: the cosine
 * is that of the series up to x^20, in operations that round alike on every engine.
 */
export const cosine: Schedule = {
  help: 'along half a cosine',
  at: (progress) => (1 - cosineOf(Math.PI * progress)) / 2,
};

/** Taylor's series; its error for |x| <= pi is below 1e-10. */
function cosineOf(x: number): number {
  let [term, sum] = [1, 1];
  for (let k = 2; k <= 20; k += 2) {
    term *= -(x * x) / (k * (k - 1));
    sum += term;
  }
  return sum;
}
