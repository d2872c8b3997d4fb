import * as tf from '../tf.ts';
import { type Layer, sizeOf, stateless, traced } from './layer.ts';

/** [N, ...] to [N, ...shape]. */
export function reshape(...shape: readonly number[]): Layer {
  return stateless(
    (x) => tf.reshape(x, [x.shape[0], ...shape]),
    () => traced(shape, 0),
  );
}

/** 2x2 pooling with stride 2: sides are halved, rounded up; the last window of an odd side is half as wide. */
export function pool(kind: 'max' | 'average'): Layer {
  const apply = (x: tf.Tensor): tf.Tensor =>
    kind === 'max' ? tf.maxPool(x as tf.Tensor4D, 2, 2, 'same') : tf.avgPool(x as tf.Tensor4D, 2, 2, 'same');
  return stateless(apply, ([height, width, channels]) => {
    const shape = [Math.ceil(height / 2), Math.ceil(width / 2), channels];
    return traced(shape, sizeOf(shape));
  });
}
