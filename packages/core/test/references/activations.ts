import type { ActivationName } from '../../src/nn/activation.ts';

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

/** A row of channels to what the activation gives for it; `pieces` of maxout. */
export type ActivationReference = (row: readonly number[], pieces: number) => number[];

const pointwise =
  (f: (x: number) => number): ActivationReference =>
  (row) =>
    row.map(f);

/** Each activation in plain float64. */
export const references: Record<ActivationName, ActivationReference> = {
  relu: pointwise((x) => Math.max(0, x)),
  leakyRelu: pointwise((x) => (x > 0 ? x : 0.2 * x)),
  tanh: pointwise(Math.tanh),
  sigmoid: pointwise(sigmoid),
  softplus: pointwise((x) => Math.log(1 + Math.exp(x))),
  elu: pointwise((x) => (x > 0 ? x : Math.exp(x) - 1)),
  swish: pointwise((x) => x * sigmoid(x)),
  linear: pointwise((x) => x),
  maxout: (row, pieces) =>
    Array.from({ length: row.length / pieces }, (_, i) =>
      Math.max(...row.slice(i * pieces, (i + 1) * pieces)),
    ),
  glu: (row) => {
    const half = row.length / 2;
    return row.slice(0, half).map((x, i) => x * sigmoid(row[half + i]));
  },
};
