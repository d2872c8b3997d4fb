import * as tf from '@tensorflow/tfjs-core';
import type { Case } from '../../cases/case.ts';
import { nameOf } from '../../gradients/row.ts';
import type { Draw } from '../draw.ts';
import type { Family } from '../family.ts';

type Reduce = (x: tf.Tensor, axis?: number[], keepDims?: boolean) => tf.Tensor;

/** Some axes of a rank, some of them counted from the end; undefined: all. */
function axesOf(d: Draw, rank: number): number[] | undefined {
  if (d.chance(0.2)) return undefined;
  const axes = Array.from({ length: rank }, (_, i) => i).filter(() => d.chance(0.5));
  return axes.map((axis) => (d.chance(0.3) ? axis - rank : axis));
}

const floats: [Reduce[], Case['order']][] = [
  [[tf.sum, tf.mean] as Reduce[], 2],
  [[tf.prod, tf.logSumExp] as Reduce[], 1],
  // Differences step across the kinks of a maximum of many.
  [[tf.max, tf.min] as Reduce[], 0],
];

/** Maxima of nothing are refused by some backends and minus infinity on others: no empty inputs for those. */
const nonEmpty = (shape: number[]): number[] => shape.map((side) => Math.max(1, side));

const reduce: Family[] = floats.flatMap(([ops, order]) =>
  ops.map((op) => ({
    name: nameOf(op),
    draw: (d) => {
      const shape = d.shape(d.below(5));
      const [axes, keep] = [axesOf(d, shape.length), d.chance(0.5)];
      const inputs = [d.input(order === 2 ? shape : nonEmpty(shape), { range: [0.5, 1.5] })];
      const run = (x: tf.Tensor) => op(x, axes, keep);
      return { kernel: nameOf(op), name: `axes ${axes} keep ${keep}`, inputs, run, order };
    },
  })),
);

const logical: Family[] = [tf.any, tf.all].map((op) => ({
  name: nameOf(op),
  draw: (d) => {
    const shape = d.shape(d.below(5));
    const [axes, keep] = [axesOf(d, shape.length), d.chance(0.5)];
    const inputs = [d.input(shape, { dtype: 'bool' })];
    const name = `axes ${axes} keep ${keep}`;
    return { kernel: nameOf(op), name, inputs, run: (x) => op(x, axes, keep), order: 0 };
  },
}));

const extreme: Family[] = [tf.argMax, tf.argMin].map((op) => ({
  name: nameOf(op),
  draw: (d) => {
    const shape = nonEmpty(d.shape(1 + d.below(4)));
    const axis = d.below(shape.length);
    const inputs = [d.input(shape)];
    return { kernel: nameOf(op), name: `axis ${axis}`, inputs, run: (x) => op(x, axis), order: 0 };
  },
}));

const running: Family[] = [tf.cumsum, tf.cumprod].map((op) => ({
  name: nameOf(op),
  draw: (d) => {
    const shape = d.shape(1 + d.below(4));
    const axis = d.below(shape.length);
    const [exclusive, reverse] = [d.chance(0.5), d.chance(0.5)];
    const inputs = [d.input(shape, { range: [0.5, 1.5] })];
    const run = (x: tf.Tensor) => op(x, axis, exclusive, reverse);
    return { kernel: nameOf(op), name: `axis ${axis} ${exclusive} ${reverse}`, inputs, run, order: 1 };
  },
}));

const normalised: Family[] = [tf.softmax, tf.logSoftmax].map((op) => ({
  name: nameOf(op),
  draw: (d) => {
    const shape = nonEmpty(d.shape(1 + d.below(4)));
    const inputs = [d.input(shape, { range: [-9, 9] })];
    return { kernel: nameOf(op), name: '', inputs, run: (x) => op(x) };
  },
}));

export const reductions: Family[] = [...reduce, ...logical, ...extreme, ...running, ...normalised];
