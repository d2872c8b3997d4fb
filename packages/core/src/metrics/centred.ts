/** The mean of the samples of `data`, `size` numbers each. */
export function meanOf(data: Float32Array, size: number): Float64Array {
  const mean = new Float64Array(size);
  for (let i = 0; i < data.length; i++) mean[i % size] += data[i];
  return mean.map((sum) => (sum * size) / data.length);
}

/** Samples about `origin`: float32 sums of their products lose nothing to where the data lie. */
export function centred(data: Float32Array, origin: Float64Array): Float32Array {
  return data.map((value, i) => value - origin[i % origin.length]);
}
