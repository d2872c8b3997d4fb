/** The mean of the samples of `data`, `size` numbers each. */
export function meanOf(data: Float32Array, size: number): Float64Array {
  const mean = new Float64Array(size);
  for (let at = 0; at < data.length; at += size) for (let k = 0; k < size; k++) mean[k] += data[at + k];
  return mean.map((sum) => (sum * size) / data.length);
}

/** Samples about `origin`: float32 sums of their products lose nothing to where the data lie. */
export function centred(data: Float32Array, origin: Float64Array): Float32Array {
  const [size, result] = [origin.length, new Float32Array(data.length)];
  for (let at = 0; at < data.length; at += size)
    for (let k = 0; k < size; k++) result[at + k] = data[at + k] - origin[k];
  return result;
}

/** The root of the mean variance of centred numbers; 1 where there is none. */
export function deviationOf(x: Float32Array): number {
  return Math.sqrt(x.reduce((sum, value) => sum + value * value, 0) / x.length) || 1;
}
