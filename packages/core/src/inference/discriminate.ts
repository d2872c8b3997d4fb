import type { Dataset } from '../datasets/types.ts';
import { ConfigError } from '../errors.ts';
import * as tf from '../tf.ts';
import type { Samples } from '../training/events.ts';
import type { Model } from '../training/model.ts';
import { yieldToEventLoop } from '../training/yieldToEventLoop.ts';
import { chunks } from './chunks.ts';
import { companions, grouped } from './companions.ts';
import { inferWith } from './inferWith.ts';
import { oneHot } from './sample.ts';

/** What D says of samples: the logit of each, positive for real, and d logit / d sample if asked for. */
export interface Discriminated {
  readonly logits: Float32Array;
  /** As the samples' data. */
  readonly gradient?: Float32Array;
}

/**
 * The logits of D for samples, each by itself: layers use their running statistics, and where D reads several samples at once
 * the others are the first real samples. A conditional D needs labels. Throws ConfigError where the game has no discriminator.
 */
export async function discriminate(
  model: Model,
  dataset: Dataset,
  { shape, count, data, labels }: Samples,
  gradient = false,
): Promise<Discriminated> {
  const { game, config, classes } = model;
  const logitsOf = game.discriminate;
  if (!logitsOf) throw new ConfigError(`game ${config.game}: it has no discriminator.`);
  const infer = inferWith(model);
  const beside = companions(model, dataset);
  const size = data.length / count;
  const logits = new Float32Array(count);
  const slopes = gradient ? new Float32Array(data.length) : undefined;
  for (const [first, end] of chunks(count)) {
    tf.tidy(() => {
      const own = oneHot(labels?.subarray(first, end), classes);
      const others = oneHot(beside.labels, classes);
      const of = (x: tf.Tensor): tf.Tensor =>
        logitsOf(
          infer,
          grouped(x, tf.tensor(beside.data, [beside.count, ...shape])),
          own && others && grouped(own, others),
        );
      const x = tf.tensor(data.subarray(first * size, end * size), [end - first, ...shape]);
      logits.set(of(x).dataSync(), first);
      if (slopes)
        slopes.set(
          tf
            .grad((y: tf.Tensor) => tf.sum(of(y)))(x)
            .dataSync(),
          first * size,
        );
    });
    await yieldToEventLoop();
  }
  return { logits, gradient: slopes };
}
