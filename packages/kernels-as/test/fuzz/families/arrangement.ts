import * as tf from '@tensorflow/tfjs-core';
import type { Case } from '../../cases/case.ts';
import type { Draw } from '../draw.ts';
import type { Family } from '../family.ts';

const family = (name: string, draw: (d: Draw) => Omit<Case, 'kernel'>): Family => ({
  name,
  draw: (d) => ({ kernel: name, ...draw(d) }),
});

function permutation(d: Draw, rank: number): number[] {
  const left = Array.from({ length: rank }, (_, i) => i);
  return Array.from({ length: rank }, () => left.splice(d.below(left.length), 1)[0]);
}

const some = (d: Draw, rank: number): number[] =>
  Array.from({ length: rank }, (_, i) => i).filter(() => d.chance(0.5));

const dtypeOf = (d: Draw) => d.pick(['float32', 'float32', 'int32', 'bool'] as const);

export const arrangement: Family[] = [
  family('transpose', (d) => {
    const shape = d.shape(d.below(6));
    const order = permutation(d, shape.length);
    const inputs = [d.input(shape, { dtype: dtypeOf(d), special: true })];
    return { name: `${order}`, inputs, run: (x) => tf.transpose(x, order), order: 0, tolerance: 0 };
  }),
  family('reverse', (d) => {
    const shape = d.shape(1 + d.below(4));
    const axes = some(d, shape.length);
    return {
      name: `${axes}`,
      inputs: [d.input(shape, { special: true })],
      run: (x) => tf.reverse(x, axes),
      order: 0,
    };
  }),
  family('tile', (d) => {
    const shape = d.shape(1 + d.below(4));
    const times = shape.map(() => 1 + d.below(3));
    return { name: `${times}`, inputs: [d.input(shape)], run: (x) => tf.tile(x, times), order: 1 };
  }),
  family('slice', (d) => {
    const shape = d.shape(1 + d.below(4));
    const begin = shape.map((side) => d.below(side + 1));
    const size = shape.map((side, i) => (d.chance(0.2) ? -1 : d.below(side - begin[i] + 1)));
    return {
      name: `${begin} ${size}`,
      inputs: [d.input(shape, { dtype: dtypeOf(d) })],
      run: (x) => tf.slice(x, begin, size),
      order: 1,
    };
  }),
  family('stridedSlice', (d) => {
    const shape = d.shape(1 + d.below(4)).map((side) => Math.max(1, side));
    const strides = shape.map(() => d.pick([1, 2, 3, -1, -2]));
    const [begin, end] = [shape, shape].map((sides) => sides.map((side) => d.below(2 * side + 1) - side));
    const name = `${begin} ${end} ${strides}`;
    return { name, inputs: [d.input(shape)], run: (x) => tf.stridedSlice(x, begin, end, strides), order: 1 };
  }),
  family('pad', (d) => {
    const shape = d.shape(1 + d.below(4));
    const pads = shape.map((): [number, number] => [d.below(4), d.below(4)]);
    const value = d.pick([0, 1, -2.5]);
    const run = (x: tf.Tensor) => tf.pad(x, pads, value);
    return {
      name: `${JSON.stringify(pads)} ${value}`,
      inputs: [d.input(shape, { dtype: d.pick(['float32', 'int32']) })],
      run,
      order: 1,
    };
  }),
  family('concat', (d) => {
    const shape = d.shape(1 + d.below(4));
    const axis = d.below(shape.length);
    const parts = 1 + d.below(4);
    const inputs = Array.from({ length: parts }, () =>
      d.input(shape.map((side, i) => (i === axis ? d.below(6) : side))),
    );
    return { name: `axis ${axis}`, inputs, run: (...xs) => tf.concat(xs, axis), order: 1 };
  }),
  family('stack', (d) => {
    const shape = d.shape(d.below(4));
    const axis = d.below(shape.length + 1);
    const inputs = Array.from({ length: 1 + d.below(4) }, () => d.input(shape));
    return { name: `axis ${axis}`, inputs, run: (...xs) => tf.stack(xs, axis), order: 1 };
  }),
  family('split', (d) => {
    const shape = d.shape(1 + d.below(4));
    const axis = d.below(shape.length);
    const [parts, which] = [1 + d.below(3), d.below(3)];
    shape[axis] *= parts;
    const run = (x: tf.Tensor) => tf.split(x, parts, axis)[which % parts];
    return { name: `axis ${axis} ${which} of ${parts}`, inputs: [d.input(shape)], run, order: 1 };
  }),
  family('gather', (d) => {
    const shape = d.shape(1 + d.below(4)).map((side) => Math.max(1, side));
    const axis = d.below(shape.length);
    const indices = d.input(d.shape(d.below(3)), { dtype: 'int32', range: [0, shape[axis]] });
    return {
      name: `axis ${axis}`,
      inputs: [d.input(shape), indices],
      run: (x, i) => tf.gather(x, i, axis),
      order: 1,
    };
  }),
  family('gatherND', (d) => {
    const shape = d.shape(1 + d.below(4)).map((side) => Math.max(1, side));
    const depth = 1 + d.below(shape.length);
    const rows = 1 + d.below(7);
    const values = Array.from({ length: rows }, () =>
      shape.slice(0, depth).map((side) => d.below(side)),
    ).flat();
    const indices = { shape: [rows, depth], dtype: 'int32' as const, values };
    return { name: '', inputs: [d.input(shape), indices], run: (x, i) => tf.gatherND(x, i), order: 1 };
  }),
  family('oneHot', (d) => {
    const depth = 1 + d.below(9);
    const inputs = [d.input(d.shape(d.below(4)), { dtype: 'int32', range: [-1, depth + 1] })];
    return { name: `${depth}`, inputs, run: (x) => tf.oneHot(x, depth, 2, -1), order: 0 };
  }),
  family('unsortedSegmentSum', (d) => {
    const shape = d.shape(1 + d.below(3));
    const segments = 1 + d.below(5);
    const ids = d.input([shape[0]], { dtype: 'int32', range: [0, segments] });
    const run = (x: tf.Tensor, i: tf.Tensor) => tf.unsortedSegmentSum(x, i as tf.Tensor1D, segments);
    return { name: `${segments}`, inputs: [d.input(shape), ids], run, order: 1 };
  }),
  family('broadcastTo', (d) => {
    const shape = d.shape(1 + d.below(3));
    const inputs = [d.input(shape.map((side) => (d.chance(0.5) ? 1 : side)))];
    return { name: `${shape}`, inputs, run: (x) => tf.broadcastTo(x, shape), order: 1 };
  }),
];
