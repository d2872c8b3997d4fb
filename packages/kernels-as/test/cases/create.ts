import * as tf from '@tensorflow/tfjs-core';
import type { Case } from './case.ts';

export const create: Case[] = [
  ['Fill', '2.5', () => tf.fill([3, 5], 2.5)],
  ['Fill', 'NaN', () => tf.fill([17], Number.NaN)],
  ['Fill', 'int32', () => tf.fill([37], -7, 'int32')],
  ['Fill', 'bool', () => tf.fill([3], 1, 'bool')],
  ['Fill', 'nothing', () => tf.fill([0, 3], 1)],
  ['Fill', 'scalar', () => tf.fill([], 4)],
  ['Range', '0 to 17', () => tf.range(0, 17)],
  ['Range', '0 to 1 by 0.1', () => tf.range(0, 1, 0.1)],
  ['Range', 'down', () => tf.range(5, -5)],
  ['Range', 'down by -0.3', () => tf.range(5, -5, -0.3)],
  ['Range', 'empty', () => tf.range(3, 3)],
  ['Range', 'the wrong way', () => tf.range(0, 9, -2)],
  ['Range', 'int32', () => tf.range(-3, 40, 7, 'int32')],
  ['Range', 'int32 by 1.5', () => tf.range(-3, 9, 1.5, 'int32')],
  ['LinSpace', '0 to 1 in 11', () => tf.linspace(0, 1, 11)],
  ['LinSpace', '3 to -5 in 37', () => tf.linspace(3, -5, 37)],
  ['LinSpace', 'one', () => tf.linspace(3, 5, 1)],
].map(([kernel, name, run]) => ({
  kernel,
  name,
  run,
  inputs: [],
  tolerance: kernel === 'LinSpace' ? 1e-6 : 0, // tfjs adds the rounded steps up
  order: 0,
})) as Case[];
