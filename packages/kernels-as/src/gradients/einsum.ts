import { Einsum, type GradConfig, type Tensor } from '@tensorflow/tfjs-core';
import { expand } from './helpers/expand.ts';
import { float } from './helpers/float.ts';
import { run } from './helpers/run.ts';

/**
 * The gradient of input `which` of an Einstein sum: dy and the other input, summed to the labels that either has; along
 * labels that the input alone has, it is repeated.
 */
function toInput(which: number, dy: Tensor, inputs: Tensor[], equation: string): Tensor {
  const [left, result] = equation.replace(/\s/g, '').split('->');
  const terms = left.split(',');
  const labels = [...terms[which]];
  const others = inputs.filter((_, i) => i !== which).map(float);
  const given = [result, ...terms.filter((_, i) => i !== which)];
  const isShared = (label: string) => given.some((term) => term.includes(label));
  const back = `${given.join(',')}->${labels.filter(isShared).join('')}`;
  const sum = run(Einsum, [dy, ...others] as never, { equation: back });
  const lone = labels.flatMap((label, axis) => (isShared(label) ? [] : [axis]));
  return expand(sum, inputs[which].shape, lone);
}

/** The gradient of Einsum. */
export const einsum: GradConfig = {
  kernelName: Einsum,
  saveAllInputs: true,
  gradFunc: (dy, saved, { equation }) =>
    Object.fromEntries(saved.map((_, i) => [i, () => toInput(i, dy as Tensor, saved, equation as string)])),
};
