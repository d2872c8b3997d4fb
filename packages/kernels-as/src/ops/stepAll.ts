import { type NamedTensorMap, type Scalar, type Tensor, tidy } from '@tensorflow/tfjs-core';
import { type Cell, cell } from './cell.ts';
import { fused } from './fused.ts';

/**
 * One step over all weights of a network: one command on ganvil, `composed` for each weight elsewhere. `renewed` names
 * what a step gives anew, in the order of the results of `composed`.
 */
export function stepAll<W extends Record<string, Tensor>, K extends keyof W & string>(
  kernelName: string,
  weights: readonly W[],
  renewed: readonly K[],
  rate: Cell,
  attrs: Record<string, number>,
  composed: (weight: W, rate: Scalar) => Tensor[],
): Pick<W, K>[] {
  if (weights.length === 0) return [];
  const results = cell(rate, (r) => {
    const inputs: NamedTensorMap = { rate: r };
    for (const [i, weight] of weights.entries()) {
      for (const [name, tensor] of Object.entries(weight)) inputs[name + i] = tensor;
    }
    return fused<Tensor[]>(kernelName, inputs, attrs, () =>
      weights.flatMap((weight) => tidy(() => composed(weight, r))),
    );
  });
  return weights.map(
    (_, i) =>
      Object.fromEntries(renewed.map((name, k) => [name, results[i * renewed.length + k]])) as Pick<W, K>,
  );
}
