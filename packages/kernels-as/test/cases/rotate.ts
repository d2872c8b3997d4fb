import * as tf from '@tensorflow/tfjs-core';
import type { Case } from './case.ts';

type Fill = number | [number, number, number];

const turns: [
  shape: [number, number, number, number],
  radians: number,
  fill: Fill,
  center: number | [number, number],
][] = [
  [[2, 4, 5, 3], 0.3, [0.1, 0.2, 0.7], 0.5],
  [[1, 5, 4, 4], -1, [1, 2, 3], [0.25, 0.75]],
  [[1, 7, 3, 1], 100.5, 0.5, 0.5],
  [[1, 4, 4, 2], Math.PI / 2, 0, 0.5],
  [[1, 3, 17, 5], 2, 9, [0, 1]],
  [[0, 3, 3, 1], 1, 0, 0.5],
];

export const rotate: Case[] = turns.map(([shape, radians, fill, center]) => ({
  kernel: 'RotateWithOffset',
  name: `[${shape}] by ${radians} about ${center}, rest ${fill}`,
  inputs: [{ shape }],
  run: (x) => tf.image.rotateWithOffset(x as tf.Tensor4D, radians, fill, center),
  tolerance: 0,
  order: 0,
}));
