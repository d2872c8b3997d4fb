import { normalPdf } from './normal.ts';

/** A kernel density estimate at each of `at`: Gaussian kernels, with half the bandwidth of Silverman's rule. */
export function kernelDensity(samples: ArrayLike<number>, at: ArrayLike<number>): Float64Array {
  const n = samples.length;
  const width = Math.max(bandwidth(samples), 1e-3);
  const result = new Float64Array(at.length);
  for (let i = 0; i < at.length; i++) {
    let sum = 0;
    for (let k = 0; k < n; k++) {
      const distance = at[i] - samples[k];
      if (Math.abs(distance) < 5 * width) sum += normalPdf(distance, 0, width);
    }
    result[i] = sum / n;
  }
  return result;
}

/** Silverman's rule of thumb, halved: the density of G often has several narrow peaks. */
function bandwidth(samples: ArrayLike<number>): number {
  const n = samples.length;
  const values = Array.from(samples);
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / n;
  return 0.53 * Math.sqrt(variance) * n ** -0.2;
}
