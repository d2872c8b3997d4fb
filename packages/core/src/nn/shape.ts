import * as tf from '../tf.ts';
import { type Layer, stateless } from './layer.ts';

/** [N, ...] to [N, ...shape]. */
export function reshape(...shape: readonly number[]): Layer {
  return stateless((x) => tf.reshape(x, [x.shape[0], ...shape]));
}

/** 2x2 pooling with stride 2 of images of even sides. */
export function pool(kind: 'max' | 'average'): Layer {
  return stateless((x) =>
    kind === 'max'
      ? tf.maxPool(x as tf.Tensor4D, 2, 2, 'valid')
      : tf.avgPool(x as tf.Tensor4D, 2, 2, 'valid'),
  );
}
