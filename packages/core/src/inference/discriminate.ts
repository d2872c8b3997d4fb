import * as tf from '../tf.ts';
import type { Samples } from '../training/events.ts';
import type { Gan } from '../training/gan.ts';
import { yieldToEventLoop } from '../training/yieldToEventLoop.ts';
import { oneHot } from './sample.ts';

const CHUNK = 256; // samples at a time, so that memory is bounded

/** What D says of samples: the logit of each, positive for real, and d logit / d sample if asked for. */
export interface Discriminated {
  readonly logits: Float32Array;
  /** As the samples' data. */
  readonly gradient?: Float32Array;
}

/** D's verdict on samples, each by itself: normalisation goes by the running statistics. A conditional D needs their labels. */
export async function discriminate(
  { D, classes }: Gan,
  { shape, count, data, labels }: Samples,
  gradient = false,
): Promise<Discriminated> {
  const size = data.length / count;
  const logits = new Float32Array(count);
  const slopes = gradient ? new Float32Array(data.length) : undefined;
  for (let first = 0; first < count; first += CHUNK) {
    const rows = Math.min(CHUNK, count - first);
    tf.tidy(() => {
      const told = oneHot(labels?.subarray(first, first + rows), classes);
      const pass = { training: false, statistics: D.statistics, classes: told };
      const judge = (x: tf.Tensor): tf.Tensor => D.layer.apply(D.weights, x, pass);
      const x = tf.tensor(data.subarray(first * size, (first + rows) * size), [rows, ...shape]);
      logits.set(judge(x).dataSync(), first);
      slopes?.set(
        tf
          .grad((y) => tf.sum(judge(y)))(x)
          .dataSync(),
        first * size,
      );
    });
    await yieldToEventLoop();
  }
  return { logits, gradient: slopes };
}
