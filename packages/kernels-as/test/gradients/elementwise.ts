import * as tf from '@tensorflow/tfjs-core';
import { nameOf, type Op, type Row, row } from './row.ts';

type Range = [number, number];
type Unary = (x: tf.Tensor) => tf.Tensor;
type Binary = (a: tf.Tensor, b: tf.Tensor) => tf.Tensor;

const positive: Range = [0.2, 2];
const inner: Range = [-0.9, 0.9];

const unary = (ops: Unary[], range?: Range): Row[] =>
  ops.map((op) => row(nameOf(op), ['3x5'], op as Op, { range }));

/** Equal shapes, a vector, both sides repeated, a scalar. */
const pairs = [
  ['2x3x5', '2x3x5'],
  ['2x3x5', '5'],
  ['1x5', '2x3x1'],
  ['', '2x3x5'],
];

const binary = (name: string, op: Binary, range?: Range): Row[] =>
  pairs.map((shapes) => row(name, shapes, op as Op, { range }));

const named = (op: Binary, range?: Range): Row[] => binary(nameOf(op), op, range);

export const elementwise: Row[] = [
  ...unary([tf.abs, tf.square, tf.neg, tf.exp, tf.expm1, tf.erf, tf.sin, tf.cos, tf.sinh, tf.cosh]),
  ...unary([tf.floor, tf.ceil, tf.round, tf.sign, tf.step, tf.zerosLike, tf.onesLike, tf.clone]),
  ...unary([tf.relu, tf.sigmoid, tf.tanh, tf.elu, tf.selu, tf.softplus, tf.softmax]),
  ...unary([tf.sqrt, tf.rsqrt, tf.log, tf.log1p, tf.reciprocal], positive),
  ...unary([tf.tan, tf.asin, tf.acos, tf.atan, tf.atanh, tf.asinh], inner),
  ...unary([tf.acosh], [1.2, 3]),
  row('logSoftmax', ['3x5'], (x) => tf.logSoftmax(x)),
  row('logSigmoid', ['3x5'], (x) => tf.logSigmoid(x)),
  row('relu6', ['3x5'], (x) => tf.relu6(tf.mul(x, 5))),
  row('leakyRelu', ['3x5'], (x) => tf.leakyRelu(x, 0.3)),
  row('swish', ['3x5'], (x) => tf.mul(x, tf.sigmoid(x))),
  row('clipByValue', ['3x5'], (x) => tf.clipByValue(x, -1, 0.5)),
  row('a mask in a loss', ['3x7'], (x) => tf.mul(tf.square(x), tf.cast(tf.greater(x, 0.3), 'float32'))),
  row('selu far out', ['3'], (x) => tf.selu(tf.mul(x, 200))),
  row('pow at 0', ['3'], (x) => tf.pow(tf.mul(x, 0), 1)),
  ...[tf.add, tf.sub, tf.mul, tf.maximum, tf.minimum, tf.squaredDifference].flatMap((op) => named(op)),
  ...[tf.div, tf.pow, tf.atan2].flatMap((op) => named(op, positive)),
  ...binary('mod', (a, b) => tf.mod(a, tf.add(b, 3))),
  ...binary('prelu', (x, alpha) => tf.prelu(tf.add(x, tf.zeros([2, 3, 5])), alpha)),
  ...binary('where', (a, b) => tf.where(tf.greater(a, b), tf.square(a), b)),
];
