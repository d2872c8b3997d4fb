import * as tf from '../tf.ts';
import { type Layer, traced } from './layer.ts';

/**
 * A network that reads `count` samples at once: consecutive ones of the batch, side by side in the last axis, so that N samples
 * give N / count outputs. PacGAN, https://arxiv.org/abs/1712.04086 section 3. Classes are averaged over a pack.
 */
export function packed(count: number, layer: Layer): Layer {
  if (count === 1) return layer;
  return {
    ...layer,
    parts: [packs(count), ...(layer.parts ?? [layer])],
    samplesPerOutput: count * (layer.samplesPerOutput ?? 1),
    apply: (params, x, pass) =>
      layer.apply(params, sideBySide(x, count), {
        ...pass,
        classes: pass.classes && meanOf(pass.classes, count),
      }),
    trace(shape, batch) {
      const { made, products, weights, ...trace } = layer.trace(packedShape(shape, count), batch / count);
      return { ...trace, made: made / count, products: products / count, weights };
    },
  };
}

/** In tables of layers, what stands in front of the inner network. */
const packs = (count: number): Layer => ({
  kind: `packs of ${count}`,
  init: () => ({}),
  apply: (_, x) => x,
  trace: (shape) => traced(packedShape(shape, count), 0),
});

/** The shape that the inner network reads: `count` times as many numbers in the last axis. */
export function packedShape(shape: readonly number[], count: number): number[] {
  return [...shape.slice(0, -1), count * shape[shape.length - 1]];
}

function sideBySide(x: tf.Tensor, count: number): tf.Tensor {
  const [n, ...shape] = x.shape;
  const packs = tf.reshape(x, [n / count, count, ...shape]);
  const last = shape.length; // axis of the last side, before the samples of a pack are moved in front of it
  const order = [0, ...shape.slice(1).map((_, i) => i + 2), 1, last + 1];
  return tf.reshape(tf.transpose(packs, order), [n / count, ...packedShape(shape, count)]);
}

function meanOf(classes: tf.Tensor, count: number): tf.Tensor {
  const [n, width] = classes.shape;
  return tf.mean(tf.reshape(classes, [n / count, count, width]), 1);
}
