// The logits of D in training, of real samples and fakes.
import { penalties } from '../penalties/index.ts';
import type { Penalty } from '../penalties/types.ts';
import * as tf from '../tf.ts';
import type { Apply, Round } from './types.ts';

/** What D gives for a batch of real samples and one of as many fakes, [M, 1] each. */
export interface Logits {
  readonly real: tf.Tensor;
  readonly fake: tf.Tensor;
  /**
   * The logits of any samples, without batch statistics. Of the very tensors `real` and `fake` these are the logits above
   * where D has read each in a batch of its own, so that a penalty on real samples does not run D twice.
   */
  readonly logitsOf: (x: tf.Tensor) => tf.Tensor;
}

/** One-hot classes of the real samples and of the fakes. */
type Classes = readonly [real: tf.Tensor | undefined, fake: tf.Tensor | undefined];

/**
 * D on real samples and fakes: in one batch where `batches` is `joined`, or where it makes no difference and is faster, since
 * weights are then read and packed once.
 */
export function discriminatorLogits(
  round: Round,
  [real, fake]: readonly [tf.Tensor, tf.Tensor],
  [ofReal, ofFake]: Classes,
  options: Apply = {},
): Logits {
  const apply = (x: tf.Tensor, classes: tf.Tensor | undefined, more = options) =>
    round.apply('D', x, { ...more, classes });
  const again = (x: tf.Tensor) => apply(x, ofReal, { ...options, observe: false });
  if (round.config.batches === 'joined' || alikeJoined(round)) {
    const classes = ofReal && ofFake ? tf.concat([ofReal, ofFake]) : undefined;
    const logits = apply(tf.concat([real, fake]), classes);
    const half = logits.shape[0] / 2;
    const [first, second] = [0, half].map((from) => tf.slice(logits, [from, 0], [half, 1]));
    return { real: first, fake: second, logitsOf: again };
  }
  const recorded = tf.engine().isTapeOn(); // else logits that are known have no gradient with respect to the samples
  const logits = { real: apply(real, ofReal), fake: apply(fake, ofFake) };
  const known = (x: tf.Tensor) => (x === real ? logits.real : x === fake ? logits.fake : undefined);
  return { ...logits, logitsOf: (x) => (recorded && known(x)) || again(x) };
}

/** Whether D gives each sample the same logit in a joined batch as in its own. Not under a penalty of D, which asks for logits again. */
function alikeJoined(round: Round): boolean {
  const { player }: Penalty = penalties[round.config.penalty];
  return !round.layer('D').acrossSamples && player !== 'D';
}
