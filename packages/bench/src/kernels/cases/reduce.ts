import { any, type KernelCall } from '../calls/call.ts';
import { bytesOf, caseOf, labelOf } from './caseOf.ts';
import type { Case } from './types.ts';

const reduction = (
  kernel: string,
  shape: readonly number[],
  result: readonly number[],
  text: string,
  attrs: KernelCall['attrs'],
): Case =>
  caseOf(
    { kernel: labelOf(kernel), shape: text, bytes: bytesOf(shape, result) },
    kernel,
    { x: any(...shape) },
    attrs,
  );

const axis = (...axis: number[]): KernelCall['attrs'] => ({ axis, reductionIndices: axis, keepDims: false });

/** Sums as gradients of biases and losses need them, and transposition. */
export const reduce: readonly Case[] = [
  reduction('Sum', [16384, 64], [64], '16384x64 over rows', axis(0)),
  reduction('Sum', [64, 1024], [1024], '64x1024 over rows', axis(0)),
  reduction('Sum', [1024, 784], [1024], '1024x784 over columns', axis(1)),
  reduction('Mean', [16384, 64], [1], '16384x64, all', axis(0, 1)),
  reduction('Max', [1024, 784], [1024], '1024x784 over columns', axis(1)),
  reduction('Transpose', [512, 512], [512, 512], '512x512', { perm: [1, 0] }),
  reduction('Transpose', [64, 32, 32, 3], [64, 32, 32, 3], '64x32x32x3 to 64x3x32x32', {
    perm: [0, 3, 1, 2],
  }),
];
