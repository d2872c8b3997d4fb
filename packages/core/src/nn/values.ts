/** One tensor's values before it has a backend. */
export interface Values {
  readonly shape: readonly number[];
  readonly data: Float32Array;
}

/** A tensor of zeros. */
export function zeros(shape: readonly number[]): Values {
  return { shape, data: new Float32Array(shape.reduce((a, b) => a * b, 1)) };
}

/** A tensor of ones. */
export function ones(shape: readonly number[]): Values {
  const { data } = zeros(shape);
  return { shape, data: data.fill(1) };
}
