import * as tf from '@tensorflow/tfjs-core';
import type { Case } from '../../cases/case.ts';
import type { Draw } from '../draw.ts';
import type { Family } from '../family.ts';

const SIDES = [1, 1, 2, 3, 5, 7, 8, 16, 17, 33, 64, 0];

interface Operands {
  readonly a: number[];
  readonly b: number[];
  readonly n: number;
  readonly transposeA: boolean;
  readonly transposeB: boolean;
}

/** Matrices with up to two batch dimensions, equal or broadcast. */
function operandsOf(d: Draw, batches: number): Operands {
  const [m, k, n] = [d.pick(SIDES), d.pick(SIDES), d.pick(SIDES)];
  const [transposeA, transposeB] = [d.chance(0.4), d.chance(0.4)];
  const batch = Array.from({ length: batches }, () => 1 + d.below(3));
  const some = batch.map((side) => (d.chance(0.3) ? 1 : side));
  const a = [...batch, ...(transposeA ? [k, m] : [m, k])];
  const b = [...some, ...(transposeB ? [n, k] : [k, n])];
  return { a, b, n, transposeA, transposeB };
}

const matMul: Family = {
  name: 'matMul',
  draw(d): Case {
    const { a, b, transposeA, transposeB } = operandsOf(d, d.below(3));
    const inputs = [d.input(a), d.input(b)];
    const run = (x: tf.Tensor, y: tf.Tensor) => tf.matMul(x, y, transposeA, transposeB);
    // tfjs' cpu backend is wrong for a batch of several dimensions of which some are repeated.
    const whole = (x: tf.Tensor, y: tf.Tensor) =>
      tf.matMul(
        x,
        tf.broadcastTo(y, [...x.shape.slice(0, -2), ...y.shape.slice(-2)]),
        transposeA,
        transposeB,
      );
    const name = `${transposeA ? 'T' : 'N'}${transposeB ? 'T' : 'N'}`;
    return { kernel: 'BatchMatMul', name, inputs, run, reference: whole, tolerance: 2e-5 };
  },
};

const fused: Family = {
  name: 'fused matMul',
  draw(d): Case {
    const { a, b, n, transposeA, transposeB } = operandsOf(d, 0);
    const activation = d.pick(['linear', 'relu', 'relu6', 'elu', 'sigmoid', 'leakyrelu'] as const);
    const inputs = [d.input(a), d.input(b), d.input([n])];
    const run = (x: tf.Tensor, y: tf.Tensor, bias: tf.Tensor) =>
      tf.fused.matMul({ a: x, b: y, transposeA, transposeB, bias, activation, leakyreluAlpha: 0.2 });
    const name = `${transposeA ? 'T' : 'N'}${transposeB ? 'T' : 'N'} ${activation}`;
    return { kernel: '_FusedMatMul', name, inputs, run, tolerance: 2e-5, order: 1 };
  },
};

export const products: Family[] = [matMul, fused];
