import * as tf from '@tensorflow/tfjs-core';
import type { Case, Input } from '../../cases/case.ts';
import { nameOf } from '../../gradients/row.ts';
import type { Draw } from '../draw.ts';
import type { Family } from '../family.ts';

type Range = [number, number];
type Unary = (x: tf.Tensor) => tf.Tensor;
type Binary = (a: tf.Tensor, b: tf.Tensor) => tf.Tensor;

const [LEAST_SMOOTH, MOST_SMOOTH] = [1e-2, 1e3]; // outside of it a difference quotient in float32 says nothing

/** How often a case may be differentiated: not where there are NaN, infinities, huge or tiny numbers, or integers. */
const orderAt = (inputs: readonly Input[], order: Case['order']): Case['order'] =>
  inputs.every(({ values = [] }) => values.every(isSmooth)) ? order : 0;

const isSmooth = (v: number): boolean =>
  Math.abs(v) > LEAST_SMOOTH && Math.abs(v) < MOST_SMOOTH && v % 1 !== 0;

/** Ops by the range in which they are smooth, and how often they may be differentiated. */
const unaryOps: [Unary[], Range, Case['order']][] = [
  [[tf.neg, tf.square, tf.sigmoid, tf.tanh, tf.softplus, tf.sin, tf.cos, tf.erf, tf.exp], [-3, 3], 2],
  [[tf.sqrt, tf.rsqrt, tf.log, tf.log1p, tf.reciprocal], [0.3, 4], 2],
  [[tf.relu, tf.elu, tf.selu, tf.abs], [-8, 8], 1],
  [[tf.relu6], [-8, 8], 0],
  [[tf.floor, tf.ceil, tf.sign, tf.step, tf.isNaN, tf.isFinite, tf.isInf, tf.round], [-9, 9], 0],
  [[tf.expm1, tf.sinh, tf.cosh, tf.asinh, tf.atan], [-3, 3], 1],
  [[tf.asin, tf.acos, tf.atanh, tf.tan], [-0.9, 0.9], 1],
  [[tf.acosh], [1.1, 9], 1],
];

const unary: Family[] = unaryOps.flatMap(([ops, range, order]) =>
  ops.map((op) => ({
    name: nameOf(op),
    draw: (d) => {
      const inputs = [d.input(d.shape(d.below(5)), { range, special: true })];
      return { kernel: nameOf(op), name: '', inputs, run: (x) => op(x), order: orderAt(inputs, order) };
    },
  })),
);

/** Two shapes that broadcast to one. */
export function pairOf(d: Draw): [number[], number[]] {
  const whole = d.shape(d.below(5));
  const part = (): number[] =>
    whole.slice(d.chance(0.3) ? d.below(whole.length + 1) : 0).map((side) => (d.chance(0.2) ? 1 : side));
  return d.chance(0.5) ? [whole, part()] : [part(), whole];
}

const binaryOps: [Binary[], Range, Case['order']][] = [
  [[tf.add, tf.sub, tf.mul, tf.squaredDifference], [-2, 2], 2],
  [[tf.maximum, tf.minimum], [-2, 2], 1],
  [[tf.div, tf.pow, tf.atan2], [0.3, 3], 1],
  [[tf.equal, tf.notEqual, tf.less, tf.lessEqual, tf.greater, tf.greaterEqual], [-2, 2], 0],
  [[tf.mod], [0.5, 9], 0],
];

const binary: Family[] = binaryOps.flatMap(([ops, range, order]) =>
  ops.map((op) => ({
    name: nameOf(op),
    draw: (d) => {
      const inputs = pairOf(d).map((shape) => d.input(shape, { range, special: true }));
      return { kernel: nameOf(op), name: '', inputs, run: (a, b) => op(a, b), order: orderAt(inputs, order) };
    },
  })),
);

const integers: Family[] = [tf.add, tf.sub, tf.mul, tf.maximum, tf.minimum, tf.floorDiv, tf.mod, tf.less].map(
  (op: Binary) => ({
    name: `${nameOf(op)} int32`,
    draw: (d) => ({
      kernel: nameOf(op),
      name: 'int32',
      inputs: pairOf(d).map((shape) => d.input(shape, { range: [1, 30_000], dtype: 'int32' })),
      run: (a, b) => op(a, b),
      order: 0,
    }),
  }),
);

const logical: Family[] = [tf.logicalAnd, tf.logicalOr, tf.logicalXor].map((op) => ({
  name: nameOf(op),
  draw: (d) => ({
    kernel: nameOf(op),
    name: '',
    inputs: pairOf(d).map((shape) => d.input(shape, { dtype: 'bool' })),
    run: (a, b) => op(a, b),
    order: 0,
  }),
}));

const others: Family[] = [
  {
    name: 'where',
    draw: (d) => {
      const [a, b] = pairOf(d);
      const inputs = [d.input(a, { dtype: 'bool' }), d.input(b), d.input(b)];
      return { kernel: 'Select', name: '', inputs, run: (c, x, y) => tf.where(c, x, y) };
    },
  },
  {
    name: 'clipByValue',
    draw: (d) => {
      const [low, high] = [-1 - d.below(3), d.below(3)];
      const inputs = [d.input(d.shape(d.below(5)), { special: true })];
      const run = (x: tf.Tensor) => tf.clipByValue(x, low, high);
      return { kernel: 'ClipByValue', name: `${low} ${high}`, inputs, run, order: 0 };
    },
  },
  {
    name: 'leakyRelu',
    draw: (d) => {
      const alpha = d.pick([0, 0.01, 0.2, 1, 3]);
      const inputs = [d.input(d.shape(d.below(5)), { special: true })];
      const run = (x: tf.Tensor) => tf.leakyRelu(x, alpha);
      return { kernel: 'LeakyRelu', name: `${alpha}`, inputs, run, order: orderAt(inputs, 1) };
    },
  },
  {
    name: 'prelu',
    draw: (d) => {
      const shape = d.shape(1 + d.below(4));
      const alpha = shape.slice(d.below(shape.length + 1));
      const inputs = [d.input(shape), d.input(alpha)];
      return { kernel: 'Prelu', name: '', inputs, run: (x, a) => tf.prelu(x, a), order: 1 };
    },
  },
];

export const elementwise: Family[] = [...unary, ...binary, ...integers, ...logical, ...others];
