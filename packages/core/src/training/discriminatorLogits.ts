// D's logits in training, of one batch or of real samples and fakes.
import type { Config } from '../config/resolveConfig.ts';
import type { Pass } from '../nn/layer.ts';
import * as tf from '../tf.ts';
import type { Gan } from './gan.ts';

/** Samples [N, ...] to logits [N, 1]. */
export type Judge = (x: tf.Tensor) => tf.Tensor;

/** What D says of a batch of real samples and one of as many fakes. */
export interface Judgement {
  readonly real: tf.Tensor;
  readonly fake: tf.Tensor;
  /** Judges once more, or gives the logits of samples that were judged by themselves. */
  readonly again: Judge;
}

/** D as it trains: batch statistics, which are left in `observed`. */
export function judgeOf({ D }: Gan, classes: tf.Tensor | undefined, observed?: Pass['observed']): Judge {
  return (x) => D.layer.apply(D.weights, x, { training: true, statistics: D.statistics, classes, observed });
}

/** Judges real samples and fakes of the same classes, together where the config wants it or it makes no difference. */
export function judgeBoth(
  gan: Gan,
  [real, fake]: readonly [tf.Tensor, tf.Tensor],
  classes: tf.Tensor | undefined,
  observed: Pass['observed'],
): Judgement {
  const again = judgeOf(gan, classes);
  if (gan.config.batches === 'joined' || alikeJoined(gan.config)) {
    const logits = judgeJoined(judgeOf(gan, twice(classes, classes), observed), real, fake);
    return { real: logits[0], fake: logits[1], again };
  }
  const judge = judgeOf(gan, classes, observed);
  const judged = new Map([real, fake].map((x) => [x, judge(x)]));
  return { real: judged.get(real)!, fake: judged.get(fake)!, again: (x) => judged.get(x) ?? again(x) };
}

/** Logits of real and of fake samples that are judged as one batch. */
export function judgeJoined(judge: Judge, real: tf.Tensor, fake: tf.Tensor): [tf.Tensor, tf.Tensor] {
  const n = real.shape[0];
  const logits = judge(tf.concat([real, fake]));
  return [tf.slice(logits, [0, 0], [n, 1]), tf.slice(logits, [n, 0], [n, 1])];
}

export function twice(one: tf.Tensor | undefined, other: tf.Tensor | undefined): tf.Tensor | undefined {
  return one && other ? tf.concat([one, other]) : undefined;
}

/**
 * Whether D says of each sample the same in a joined batch as in its own. One batch is the faster: weights are read and
 * packed but once. Not under a penalty, which may ask again for logits that an own batch has.
 */
function alikeJoined({ normD, penalty }: Config): boolean {
  return normD === 'none' && penalty === 'none';
}
