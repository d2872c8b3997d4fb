import type { Params } from '../nn/layer.ts';
import { weightGradients } from '../nn/weightGradients.ts';
import type * as tf from '../tf.ts';
import type { Round } from './types.ts';

/**
 * The weights that D would have after `steps` more updates on the same batch, as a differentiable function of the fakes: G
 * looks ahead. Unrolled GANs, Metz et al. 2017, https://arxiv.org/abs/1611.02163 section 2.2; the updates are those of D's optimizer,
 * with its present state, as in github.com/poolio/unrolled_gan. Differs: they follow the loss of D without penalty.
 */
export function unrolled(round: Round, steps: number, lossOfD: (weights: Params) => tf.Scalar): Params {
  if (steps === 0) return round.weights('D');
  let { ahead } = round;
  for (let step = 0; step < steps; step++) ahead = ahead.after(weightGradients(lossOfD, ahead.weights));
  return ahead.weights;
}
