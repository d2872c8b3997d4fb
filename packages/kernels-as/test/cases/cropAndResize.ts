import * as tf from '@tensorflow/tfjs-core';
import type { Case, Input } from './case.ts';

const ints = (...values: number[]): Input => ({ shape: [values.length], dtype: 'int32', values });

const boxes: [name: string, image: number[], boxes: number[], at: number[], size: [number, number]][] = [
  [
    'turned, beyond the image, of an image that is not there',
    [2, 5, 7, 3],
    [0, 0, 1, 1, 0.2, 0.3, 0.7, 0.9, 1, 1, 0, 0, -0.5, -0.2, 1.5, 1.2, 0, 0, 1, 1],
    [0, 1, 1, 0, 2],
    [3, 5],
  ],
  ['to one pixel', [1, 3, 1, 17], [0, 0, 1, 1], [0], [1, 1]],
  ['to one row', [1, 4, 4, 1], [0.1, 0.2, 0.8, 0.7, 0, 0, 0, 1], [0, 0], [1, 5]],
  ['none', [1, 4, 4, 2], [], [], [2, 2]],
];

const crops: Case[] = boxes.flatMap(([name, image, values, at, size]) =>
  (['bilinear', 'nearest'] as const).map((method) => ({
    kernel: 'CropAndResize',
    name: `${name}, ${method}`,
    inputs: [{ shape: image }, { shape: [at.length, 4], values }, ints(...at)],
    run: (x: tf.Tensor, b: tf.Tensor, i: tf.Tensor) =>
      tf.image.cropAndResize(x as tf.Tensor4D, b as tf.Tensor2D, i as tf.Tensor1D, size, method, 0.25),
    order: 0 as const,
  })),
);

const turns: Case[] = (['bilinear', 'nearest'] as const).flatMap((method) =>
  (['constant', 'reflect', 'wrap', 'nearest'] as const).flatMap((fill) =>
    [
      [1, 0.2, -1, -0.3, 2, 1, 0.01, -0.02],
      [3, -1, -20, 0.5, -3, 17, 0, 0],
      [1, 0, 0, 0, 1, 0, -0.5, 0],
    ].map((values) => ({
      kernel: 'Transform',
      name: `${method}, ${fill}, ${values}`,
      inputs: [{ shape: [1, 4, 5, 3] }, { shape: [1, 8], values }],
      run: (x: tf.Tensor, how: tf.Tensor) =>
        tf.image.transform(x as tf.Tensor4D, how as tf.Tensor2D, method, fill, 0.5, [5, 4]),
      order: 0 as const,
    })),
  ),
);

/** tfjs' cpu backend transforms the first image only. */
const several: Case = {
  kernel: 'Transform',
  name: 'two images, each its own way',
  inputs: [{ shape: [2, 3, 4, 2] }, { shape: [2, 8] }],
  run: (x, how) => tf.image.transform(x as tf.Tensor4D, how as tf.Tensor2D),
  reference: (x, how) =>
    tf.concat(
      [0, 1].map((i) =>
        tf.image.transform(
          tf.slice(x as tf.Tensor4D, [i, 0, 0, 0], [1, -1, -1, -1]),
          tf.slice(how as tf.Tensor2D, [i, 0], [1, -1]),
        ),
      ),
    ),
  order: 0,
};

export const cropAndResize: Case[] = [...crops, ...turns, several];
