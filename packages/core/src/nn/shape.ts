import * as tf from '../tf.ts';
import { bySides, type Sides, shrunk } from './conv.ts';
import { enlarged } from './enlarged.ts';
import { type Layer, sizeOf, stateless, traced } from './layer.ts';

/** [N, ...] to [N, ...shape]. */
export function reshape(...shape: readonly number[]): Layer {
  const plain = stateless(
    'reshape',
    (x) => tf.reshape(x, [x.shape[0], ...shape]),
    () => traced(shape, 0),
  );
  return { ...plain, inverse: (from) => ({ kind: 'reshape', shape: from }) };
}

/** Pooling of windows that do not overlap, of images or volumes: sides are divided, rounded up; the last window may be cut. */
export function pool(kind: 'max' | 'average', window: Sides): Layer {
  const apply = (x: tf.Tensor): tf.Tensor => (x.rank === 5 ? pooled3d : pooled)(kind, x, window);
  const plain = stateless(`${kind} pooling ${bySides(window)}`, apply, (given) => {
    const shape = [...shrunk(given.slice(0, -1), window), given[given.length - 1]];
    return traced(shape, sizeOf(shape));
  });
  return {
    ...plain,
    inverse: (from) => ({ kind: 'sides', layer: enlarged('nearest', window, from.slice(0, -1)) }),
  };
}

function pooled(kind: 'max' | 'average', x: tf.Tensor, window: Sides): tf.Tensor {
  const size = window as [number, number];
  return kind === 'max'
    ? tf.maxPool(x as tf.Tensor4D, size, size, 'same')
    : tf.avgPool(x as tf.Tensor4D, size, size, 'same');
}

function pooled3d(kind: 'max' | 'average', x: tf.Tensor, window: Sides): tf.Tensor {
  const size = window as [number, number, number];
  return kind === 'max'
    ? tf.maxPool3d(x as tf.Tensor5D, size, size, 'same')
    : tf.avgPool3d(x as tf.Tensor5D, size, size, 'same');
}
