import type { Dataset } from '../datasets/types.ts';
import type { Checkpoint } from '../state/types.ts';
import * as tf from '../tf.ts';
import type { Samples } from '../training/events.ts';
import type { Model } from '../training/model.ts';
import { yieldToEventLoop } from '../training/yieldToEventLoop.ts';
import { chunks } from './chunks.ts';
import { createJudge } from './createJudge.ts';
import { oneHot, withModel } from './sample.ts';

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
  dataset: Dataset | undefined,
  { shape, count, data, labels }: Samples,
  gradient = false,
): Promise<Discriminated> {
  let classes: tf.Tensor | undefined;
  const judge = createJudge(model, dataset, () => classes);
  const size = data.length / count;
  const logits = new Float32Array(count);
  const slopes = gradient ? new Float32Array(data.length) : undefined;
  for (const [first, end] of chunks(count)) {
    tf.tidy(() => {
      classes = oneHot(labels?.subarray(first, end), model.classes);
      const x = tf.tensor(data.subarray(first * size, end * size), [end - first, ...shape]);
      logits.set(judge.logits(x).dataSync(), first);
      // The second part is 0, and so is the slope of a D that sees no samples in inference, such as one of running moments.
      const slope = tf.grad((y: tf.Tensor) => tf.add(tf.sum(judge.logits(y)), tf.mul(0, tf.sum(y))));
      slopes?.set(slope(x).dataSync(), first * size);
    });
    await yieldToEventLoop();
  }
  return { logits, gradient: slopes };
}

/** As `discriminate`, of the game in a checkpoint; the data of the run only where D reads several samples at once. */
export function discriminateFrom(
  checkpoint: Checkpoint,
  samples: Samples,
  dataset?: Dataset,
): Promise<Discriminated> {
  return withModel(checkpoint, (model) => discriminate(model, dataset, samples));
}
