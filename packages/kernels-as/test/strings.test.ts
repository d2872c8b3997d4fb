import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import { expect, it } from 'vitest';
import '../src/index.ts';

const words = (shape: number[], first: string) =>
  tf.tensor(
    Array.from({ length: tf.util.sizeFromShape(shape) }, (_, i) => `${first}${i} ü`),
    shape,
    'string',
  );

const cases: [name: string, run: (x: tf.Tensor, y: tf.Tensor) => tf.Tensor][] = [
  ['Slice', (x) => tf.slice(x, [0, 1, 1], [2, 2, 3])],
  ['Slice, all of it', (x) => tf.slice(x, [0, 0, 0], [2, 3, 4])],
  ['StridedSlice', (x) => tf.stridedSlice(x, [0, 2, 0], [2, 0, 4], [1, -1, 2])],
  ['Reverse', (x) => tf.engine().runKernel('Reverse', { x }, { dims: [0, 2] })],
  ['Transpose', (x) => tf.engine().runKernel('Transpose', { x }, { perm: [2, 0, 1] })],
  ['Tile', (x) => tf.tile(x, [1, 2, 2])],
  ['Concat', (x, y) => tf.concat([x, y, x], 1)],
  ['Pack', (x, y) => tf.stack([x, y], 2)],
  [
    'SplitV',
    (x) => (tf.engine().runKernel('SplitV', { x }, { numOrSizeSplits: [1, 3], axis: 2 }) as never)[1],
  ],
  ['Unpack', (x) => tf.unstack(x, 1)[2]],
  [
    'GatherV2',
    (x) => tf.engine().runKernel('GatherV2', { x, indices: tf.tensor1d([2, 0], 'int32') }, { axis: 1 }),
  ],
  ['Fill', () => tf.fill([2, 3], 'é')],
];

it.each(cases)('%s moves strings as tfjs does, and leaves nothing behind', async (_, run) => {
  const result = async (backend: string) => {
    await tf.setBackend(backend);
    const before = [tf.memory().numTensors, tf.memory().numDataBuffers];
    const y = tf.tidy(() => run(words([2, 3, 4], 'a'), words([2, 3, 4], 'b')));
    const values = { shape: y.shape, dtype: y.dtype, words: y.dataSync() };
    y.dispose();
    expect([tf.memory().numTensors, tf.memory().numDataBuffers]).toEqual(before);
    return values;
  };
  expect(await result('ganvil')).toEqual(await result('cpu'));
});
