import { type NamedTensorMap, reshape, type Tensor, tidy, unstack } from '@tensorflow/tfjs-core';
import { fused } from './fused.ts';
import { type ScalarInput, withScalarInput } from './scalarInput.ts';

/**
 * One step over all weights of a network: one command on ganvil, `composed` for each weight elsewhere. `renewed` names
 * the tensors that a step updates, in the order of the results of `composed`. `rates` are the numbers that change from step to step.
 */
export function stepAll<W extends Record<string, Tensor>, K extends keyof W & string>(
  kernelName: string,
  weights: readonly W[],
  renewed: readonly K[],
  rates: ScalarInput,
  attrs: Record<string, number>,
  composed: (weight: W, rates: Tensor[]) => Tensor[],
): Pick<W, K>[] {
  if (weights.length === 0) return [];
  const results = withScalarInput(rates, (values) => {
    const inputs: NamedTensorMap = { rates: values };
    for (const [i, weight] of weights.entries()) {
      for (const [name, tensor] of Object.entries(weight)) inputs[name + i] = tensor;
    }
    return fused<Tensor[]>(kernelName, inputs, attrs, () =>
      weights.flatMap((weight) => tidy(() => composed(weight, unstack(reshape(values, [-1]))))),
    );
  });
  return weights.map(
    (_, i) =>
      Object.fromEntries(renewed.map((name, k) => [name, results[i * renewed.length + k]])) as Pick<W, K>,
  );
}
