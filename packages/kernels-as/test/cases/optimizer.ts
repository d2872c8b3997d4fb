import type { Tensor } from '@tensorflow/tfjs-core';
import { adam } from '../../src/ops/adam.ts';
import { ema } from '../../src/ops/ema.ts';
import { globalNorm } from '../../src/ops/globalNorm.ts';
import { momentum } from '../../src/ops/momentum.ts';
import { rmsprop } from '../../src/ops/rmsprop.ts';
import { sgd } from '../../src/ops/sgd.ts';
import { type Case, type Input, sizes } from './case.ts';

const squares: [number, number] = [0, 2];

type Step = (...inputs: Tensor[]) => Record<string, Tensor>;

/** Rows for every size and every output of a step; `ranges` has one entry per input. */
function rows(kernel: string, step: Step, outputs: string[], ranges: Input['range'][]): Case[] {
  return sizes.flatMap((n) =>
    outputs.map((output) => ({
      kernel,
      name: `${output} of [${n}]`,
      inputs: ranges.map((range) => ({ shape: [n], range })),
      run: (...inputs: Tensor[]) => step(...inputs)[output],
      tolerance: 0,
      order: 0,
    })),
  );
}

export const optimizer: Case[] = [
  ...sizes.map(
    (n): Case => ({
      kernel: 'GlobalNorm',
      name: `[${n}] and [5]`,
      inputs: [{ shape: [n] }, { shape: [5] }],
      run: (a, b) => globalNorm([a, b]),
      order: 0,
    }),
  ),
  ...rows(
    'AdamStep',
    (weight, gradient, m, v) =>
      adam([{ weight, gradient, m, v }], { rates: [0.002, 1e-8], beta1: 0.5, beta2: 0.99 })[0],
    ['weight', 'm', 'v'],
    [undefined, undefined, undefined, squares],
  ),
  ...rows(
    'SgdStep',
    (weight, gradient) => sgd([{ weight, gradient }], { rate: 0.1 })[0],
    ['weight'],
    [undefined, undefined],
  ),
  ...rows(
    'MomentumStep',
    (weight, gradient, velocity) => momentum([{ weight, gradient, velocity }], { rates: [0.1, 0.9] })[0],
    ['weight', 'velocity'],
    [undefined, undefined, undefined],
  ),
  ...rows(
    'RmspropStep',
    (weight, gradient, square) =>
      rmsprop([{ weight, gradient, square }], { rate: 0.01, decay: 0.9, epsilon: 1e-7 })[0],
    ['weight', 'square'],
    [undefined, undefined, squares],
  ),
  ...rows(
    'EmaStep',
    (average, weight) => ema([{ average, weight }], { decay: 0.999 })[0],
    ['average'],
    [undefined, undefined],
  ),
];
