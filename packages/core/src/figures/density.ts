// Densities of numbers, and D on a line.
import type { Scalar } from '@ganvil/kernels-as';
import type { FigureContext, FigureRun } from './types.ts';

/** A Gaussian kernel density estimate at each x, with Silverman's bandwidth (1986, equation 3.31). */
export function kernelDensity(values: Float32Array, x: Float64Array, scalar: Scalar): Float64Array {
  const n = values.length;
  const sorted = Float32Array.from(values).sort((a, b) => a - b);
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  const sd = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0) / n);
  const quartiles = (sorted[Math.floor(0.75 * n)] - sorted[Math.floor(0.25 * n)]) / 1.34;
  const spread = Math.min(sd, quartiles > 0 ? quartiles : sd);
  const width = Math.max(0.9 * spread * scalar.exp(-0.2 * scalar.log(n)), (x[x.length - 1] - x[0]) / 400);
  const density = new Float64Array(x.length);
  const exponents = new Float32Array(n);
  for (let i = 0; i < x.length; i++) {
    for (let k = 0; k < n; k++)
      exponents[k] = -0.5 * ((x[i] - values[k]) / width) * ((x[i] - values[k]) / width);
    const sum = scalar.exp(exponents).reduce((total, value) => total + value, 0);
    density[i] = sum / (n * width * ROOT);
  }
  return density;
}

const ROOT = 2.5066282746310002; // the root of 2 pi

/** N(mean, sd^2) at each x. */
export function normalDensity(mean: number, sd: number, x: Float64Array, scalar: Scalar): Float64Array {
  const exponents = Float32Array.from(x, (value) => -0.5 * ((value - mean) / sd) * ((value - mean) / sd));
  return Float64Array.from(scalar.exp(exponents), (value) => value / (sd * ROOT));
}

/** The first `count` numbers of a data set, or all. */
export function realValues({ dataset }: FigureContext, count: number): Float32Array {
  const size = dataset.shape.reduce((product, side) => product * side, 1);
  const kept = Math.min(count, dataset.count);
  const data = new Float32Array(kept * size);
  dataset.read(
    Array.from({ length: kept }, (_, i) => i),
    data,
    new Int32Array(kept),
  );
  return data;
}

/** D's outputs for samples, flat: probabilities where the loss has them. A conditional D is asked for the first class. */
export async function outputsOf(
  { dataset, config, logits: asLogits, scalar }: FigureContext,
  run: FigureRun,
  data: Float32Array,
): Promise<Float32Array> {
  const { shape } = dataset;
  const count = data.length / shape.reduce((product, side) => product * side, 1);
  const labels = config.conditional ? new Int32Array(count) : undefined;
  const { logits } = await run.discriminate({ shape, count, data, ...(labels && { labels }) });
  return asLogits ? scalar.sigmoid(logits) : logits;
}

/** Latents of the first seeds, and the present samples of G for them. */
export async function fakesOf(run: FigureRun, count: number): Promise<{ z: Float32Array; x: Float32Array }> {
  const z = await run.latents(Array.from({ length: count }, (_, seed) => seed));
  const { data } = await run.sample(z, undefined, 'current');
  return { z, x: data };
}
