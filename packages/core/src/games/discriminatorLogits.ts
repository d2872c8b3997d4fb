// The logits of D in training, of real samples and fakes.

import type { Features } from '../losses/types.ts';
import type { Params } from '../nn/layer.ts';
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
  /** What D has before its head; where that was asked for. */
  readonly features?: Features;
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
  { features, ...options }: Apply & { readonly features?: true } = {},
): Logits {
  const apply = (x: tf.Tensor, classes: tf.Tensor | undefined, more: Apply = options) =>
    round.apply('D', x, { ...more, classes });
  const again = (x: tf.Tensor) => apply(x, ofReal, { ...options, observe: false });
  const [taps, tapsOfFake]: Params[] = [{}, {}];
  if (round.config.batches === 'joined' || alikeJoined(round)) {
    const classes = ofReal && ofFake ? tf.concat([ofReal, ofFake]) : undefined;
    const logits = halves(apply(tf.concat([real, fake]), classes, { ...options, taps }));
    return { ...logits, logitsOf: again, ...(features ? { features: halves(taps.features) } : {}) };
  }
  const recorded = tf.engine().isTapeOn(); // else logits that are known have no gradient with respect to the samples
  const logits = {
    real: apply(real, ofReal, { ...options, taps }),
    fake: apply(fake, ofFake, { ...options, taps: tapsOfFake }),
  };
  const known = (x: tf.Tensor) => (x === real ? logits.real : x === fake ? logits.fake : undefined);
  const tapped = features ? { features: { real: taps.features, fake: tapsOfFake.features } } : {};
  return { ...logits, logitsOf: (x) => (recorded && known(x)) || again(x), ...tapped };
}

/** The rows of real samples and of fakes, of a joined batch. */
function halves(joined: tf.Tensor): Features {
  const [rows, width] = joined.shape;
  const [real, fake] = [0, rows / 2].map((from) => tf.slice(joined, [from, 0], [rows / 2, width]));
  return { real, fake };
}

/** Whether D gives each sample the same logit in a joined batch as in its own. Not under a penalty of D, which asks for logits again. */
function alikeJoined(round: Round): boolean {
  const { player }: Penalty = penalties[round.config.penalty];
  return !round.layer('D').acrossSamples && player !== 'D';
}
