// Every registered gradient is met by a row, and every row can be differentiated twice by tf.grad, with respect to each of its
// inputs alone: linear ops and masks give zeros or right values, where tfjs would say that there is no gradient.
import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { gradients as registered } from '../src/gradients/index.ts';
import { BACKEND } from '../src/index.ts';
import { tensorOf } from './cases/fill.ts';
import { cases } from './cases/index.ts';
import { gradients } from './differences.ts';
import { rows } from './gradients/index.ts';
import { type Row, row } from './gradients/row.ts';

type Condition = (x: tf.Tensor) => tf.Tensor;

const conditions: Record<string, Condition> = {
  isFinite: (x) => tf.isFinite(x),
  isInf: (x) => tf.isInf(x),
  isNaN: (x) => tf.isNaN(x),
  notEqual: (x) => tf.notEqual(x, 0.5),
  less: (x) => tf.less(x, 0.5),
  'logicalNot of greaterEqual': (x) => tf.logicalNot(tf.greaterEqual(x, 0.5)),
  'logicalOr of all': (x) => tf.logicalOr(tf.all(tf.lessEqual(x, 9), 0, true), tf.greater(x, 0.5)),
  'logicalOr of any': (x) => tf.logicalOr(tf.any(tf.equal(x, 9), 0, true), tf.greater(x, 0.5)),
  'one of argMax': (x) => tf.oneHot(tf.argMax(x, 1), 4, 1, 0, 'bool'),
  'one of argMin': (x) => tf.oneHot(tf.argMin(x, 1), 4, 1, 0, 'bool'),
};

const chosen: Row[] = Object.entries(conditions).flatMap(([name, condition]) => [
  row(`where ${name}`, ['3x4'], (x) => tf.where(condition(x), tf.square(x), x)),
  row(`times ${name}`, ['3x4'], (x) => tf.mul(x, tf.cast(condition(x), 'float32'))),
]);

const others: Row[] = [
  row('floorDiv', ['3x4', '3x4'], (a, b) => tf.mul(a, tf.cast(tf.floorDiv(a, b), 'float32')), {
    range: [1.1, 9],
  }),
];

/** A function of floats, and its inputs. */
interface Sweep {
  name: string;
  run: Row['run'];
  make: () => tf.Tensor[];
}

const sweeps: Sweep[] = [
  ...[...rows, ...chosen, ...others].map(({ name, run, shapes, range }) => ({
    name,
    run,
    make: () => shapes.map((shape, i) => tensorOf({ shape, range }, i)),
  })),
  ...cases
    .filter(({ order }) => order !== 0 && order !== 1)
    .map(({ kernel, name, run, inputs }) => ({
      name: `${kernel}: ${name}`,
      run,
      make: () => inputs.map(tensorOf),
    })),
];

/** Kernels that no op of tfjs runs on our backend. */
const without = ['LogicalXor', 'BroadcastTo'];

const met = new Set<string>();

/** Second gradients by each float input alone, as `tf.grad` and as the engine gives them. */
function secondGradients({ run, make }: Sweep): { strict: number[][]; loose: number[][] } {
  const inputs = make();
  const floats = inputs.filter(({ dtype }) => dtype === 'float32');
  const scalars = [(y: tf.Tensor) => tf.sum(y), (y: tf.Tensor) => tf.sum(tf.square(y))];
  const pairs = floats.flatMap((x) =>
    scalars.map((scalar) => {
      const f = (z: tf.Tensor) => scalar(run(...inputs.map((input) => (input === x ? z : input))));
      const size = (z: tf.Tensor) => tf.sum(tf.square(tf.grad(f)(z)));
      return [tf.grad(size)(x), gradients(() => size(x), [x])[0]] as const;
    }),
  );
  const read = (which: 0 | 1) => pairs.map((pair) => [...pair[which].dataSync()]);
  return { strict: read(0), loose: read(1) };
}

describe('registered gradients', () => {
  beforeAll(async () => {
    vi.spyOn(console, 'warn').mockReturnValue();
    expect(await tf.setBackend(BACKEND)).toBe(true);
    for (const gradient of registered) {
      const gradFunc: tf.GradFunc = (...given) => {
        met.add(gradient.kernelName);
        return gradient.gradFunc(...given);
      };
      tf.registerGradient({ ...gradient, gradFunc });
    }
  });

  it.each(sweeps.map((sweep) => [sweep.name, sweep] as const))('%s has second gradients', (_, sweep) => {
    tf.tidy(() => {
      const y = sweep.run(...sweep.make());
      if (y.dtype !== 'float32' || y.size === 0) return;
      const { strict, loose } = secondGradients(sweep);
      expect(strict).toEqual(loose);
    });
  });

  it('are all met', () => {
    const names = registered.map(({ kernelName }) => kernelName);
    expect(names.filter((name) => !met.has(name))).toEqual(without);
  });
});
