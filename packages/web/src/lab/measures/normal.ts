/** The density of N(mean, sd^2) at x. */
export function normalPdf(x: number, mean: number, sd: number): number {
  const t = (x - mean) / sd;
  return Math.exp((-t * t) / 2) / (sd * Math.sqrt(2 * Math.PI));
}

/** The distribution function of N(mean, sd^2) at x, with a relative error below 1.2e-7 (Numerical Recipes, erfcc). */
export function normalCdf(x: number, mean: number, sd: number): number {
  const z = (x - mean) / (sd * Math.SQRT2);
  const tail = erfc(Math.abs(z)) / 2;
  return z > 0 ? 1 - tail : tail;
}

const ERFC = [
  -1.26551223, 1.00002368, 0.37409196, 0.09678418, -0.18628806, 0.27886807, -1.13520398, 1.48851587,
  -0.82215223, 0.17087277,
];

/** 1 - erf(z) for z >= 0. */
function erfc(z: number): number {
  const t = 1 / (1 + z / 2);
  return t * Math.exp(-z * z + ERFC.reduceRight((sum, factor) => sum * t + factor, 0));
}
