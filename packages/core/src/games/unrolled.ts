import type { Params } from '../nn/layer.ts';
import { weightGradients } from '../nn/weightGradients.ts';
import * as tf from '../tf.ts';
import type { Round } from './types.ts';

/**
 * The weights that D would have after `steps` more updates on the same batch, as a differentiable function of the fakes: G
 * looks ahead. Unrolled GANs, Metz et al. 2017, https://arxiv.org/abs/1611.02163 section 2.2. Differs: the steps are of plain
 * gradient descent at D's learning rate, and of its loss without penalty; weights are clipped after each where D's are.
 */
export function unrolled(round: Round, steps: number, lossOfD: (weights: Params) => tf.Scalar): Params {
  const { weightClip } = round.config;
  const clipped = (weight: tf.Tensor) =>
    weightClip > 0 ? tf.clipByValue(weight, -weightClip, weightClip) : weight;
  let weights = round.weights('D');
  for (let step = 0; step < steps; step++) {
    const gradients = weightGradients(lossOfD, weights);
    const moved = Object.entries(gradients).map(([name, gradient]) => [
      name,
      clipped(tf.sub(weights[name], tf.mul(round.learningRate, gradient))),
    ]);
    weights = { ...weights, ...Object.fromEntries(moved) };
  }
  return weights;
}
