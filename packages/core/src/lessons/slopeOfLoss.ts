import { losses } from '../losses/index.ts';
import * as tf from '../tf.ts';

/** The slope of a loss of G by the logit of one fake, at each of these logits. */
export function slopeOfLoss(loss: 'minimax' | 'nonSaturating' | 'kl', logits: Float32Array): Float32Array {
  return tf.tidy(() => {
    const slope = tf.grad((x: tf.Tensor) => tf.mul(losses[loss].generator(x), logits.length));
    return slope(tf.tensor(logits, [logits.length, 1])).dataSync() as Float32Array;
  });
}
