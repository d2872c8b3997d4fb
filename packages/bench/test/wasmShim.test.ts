import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-backend-wasm';
import { tf } from '@ganvil/core';
import { describe, expect, test } from 'vitest';
import { wasmFilterGradient } from '../src/peers/wasmFilterGradient.ts';

describe('the kernel that tfjs-backend-wasm lacks', () => {
  const cases = [
    { x: [2, 8, 8, 3], filter: [4, 4, 3, 5], strides: 2, pad: 'same' as const },
    { x: [3, 7, 7, 2], filter: [4, 4, 2, 3], strides: 2, pad: 'same' as const },
    { x: [2, 6, 5, 2], filter: [3, 3, 2, 2], strides: 1, pad: 'valid' as const },
  ];

  test.each(cases)('$x with $filter, stride $strides, $pad', async ({ x, filter, strides, pad }) => {
    wasmFilterGradient(true);
    const numbers = (shape: number[], by: number) =>
      tf.tensor4d(
        Float32Array.from({ length: tf.util.sizeFromShape(shape) }, (_, i) => ((i * by) % 17) / 8 - 1),
        shape as [number, number, number, number],
      );
    const gradients: Float32Array[] = [];
    for (const backend of ['cpu', 'wasm']) {
      await tf.setBackend(backend);
      const image = numbers(x, 7);
      const before = tf.backend().numDataIds();
      const y = tf.conv2d(image, numbers(filter, 5), strides, pad);
      const dy = numbers(y.shape, 11);
      const [before2, attrs] = [
        tf.backend().numDataIds(),
        { strides, pad, dataFormat: 'NHWC', filterShape: filter },
      ];
      const df = tf.engine().runKernel('Conv2DBackpropFilter', { x: image, dy }, attrs) as tf.Tensor;
      expect(tf.backend().numDataIds() - before2).toBe(1);
      expect(before2).toBeGreaterThan(before);
      gradients.push(df.dataSync() as Float32Array);
    }
    gradients[0].forEach((value, i) => expect(gradients[1][i]).toBeCloseTo(value, 3));
    wasmFilterGradient(false);
    expect(tf.getKernel('Conv2DBackpropFilter', 'wasm')).toBeUndefined();
  });
});
