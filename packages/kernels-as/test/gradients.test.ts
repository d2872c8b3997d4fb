import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BACKEND, registerGradients } from '../src/index.ts';
import { isDifferentiable, labelOf } from './cases/case.ts';
import { tensorOf } from './cases/fill.ts';
import { cases } from './cases/index.ts';
import { gradientFault } from './gradientFault.ts';
import { rows } from './gradients/index.ts';
import type { Row } from './gradients/row.ts';

const inputsOf = (row: Row) => () => row.shapes.map((shape, i) => tensorOf({ shape, range: row.range }, i));

describe.each(['cpu', BACKEND])('gradients on %s', (backend) => {
  beforeAll(async () => {
    expect(await tf.setBackend(backend)).toBe(true);
    registerGradients();
  });

  const here = rows.filter((row) => !row.own || backend === BACKEND);
  it.each(here.map((row) => [row.name, row] as const))('%s', (_, row) => {
    expect(gradientFault(row.run, inputsOf(row), 2)).toBeUndefined();
  });
});

describe('gradients of the cases', () => {
  let differentiated = 0;

  beforeAll(async () => {
    expect(await tf.setBackend(BACKEND)).toBe(true);
  });

  const differentiable = cases.filter(isDifferentiable);
  it.each(differentiable.map((row) => [labelOf(row), row] as const))('%s', (_, row) => {
    expect(gradientFault(row.run, () => row.inputs.map(tensorOf), row.order ?? 2)).toBeUndefined();
    differentiated++;
  });

  // biome-ignore lint/correctness/noEmptyPattern: vitest wants the pattern, to see which fixtures are used
  afterAll(({}, { tasks }) => {
    expect(differentiated).toBe(tasks.filter(({ mode }) => mode === 'run').length);
  });
});
