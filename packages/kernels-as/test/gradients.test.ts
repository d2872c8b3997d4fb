import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import { beforeAll, describe, expect, it } from 'vitest';
import { BACKEND, registerGradients } from '../src/index.ts';
import { tensorOf } from './cases/fill.ts';
import { cases } from './cases/index.ts';
import { disagreement, penalty, weighted } from './differences.ts';
import { rows } from './gradients/index.ts';
import type { Op, Row } from './gradients/row.ts';

const TOLERANCE = 1e-2;

/** First- and second-order gradients with respect to the float inputs, and nothing left behind. */
function check(run: Op, make: () => tf.Tensor[], order: number): void {
  const before = tf.memory().numTensors;
  const report = tf.tidy(() => {
    const inputs = make();
    const floats = inputs.filter((x) => x.dtype === 'float32');
    const y = run(...inputs);
    if (floats.length === 0 || y.dtype !== 'float32' || !allFinite(y)) return;
    const over = (xs: tf.Tensor[]) => {
      let next = 0;
      return run(...inputs.map((x) => (x.dtype === 'float32' ? xs[next++] : x)));
    };
    const first = weighted(over, floats);
    const wrong = disagreement(first, floats, TOLERANCE);
    if (wrong || order < 2) return wrong && `first order, ${wrong}`;
    const twice = disagreement(penalty(first, floats), floats, TOLERANCE);
    return twice && `second order, ${twice}`;
  });
  expect(report).toBeUndefined();
  expect(tf.memory().numTensors, 'tensors left').toBe(before);
}

const allFinite = (y: tf.Tensor) => y.dataSync().every(Number.isFinite);

const inputsOf = (row: Row) => () => row.shapes.map((shape, i) => tensorOf({ shape, range: row.range }, i));

describe.each(['cpu', BACKEND])('gradients on %s', (backend) => {
  beforeAll(async () => {
    expect(await tf.setBackend(backend)).toBe(true);
    registerGradients();
  });

  const here = rows.filter((row) => !row.own || backend === BACKEND);
  it.each(here.map((row) => [row.name, row] as const))('%s', (_, row) => {
    check(row.run, inputsOf(row), 2);
  });
});

describe('gradients of the cases', () => {
  beforeAll(async () => {
    expect(await tf.setBackend(BACKEND)).toBe(true);
  });

  const differentiable = cases.filter((row) => row.order !== 0);
  it.each(differentiable.map((row) => [`${row.kernel}: ${row.name}`, row] as const))('%s', (_, row) => {
    check(row.run, () => row.inputs.map(tensorOf), row.order ?? 2);
  });
});
