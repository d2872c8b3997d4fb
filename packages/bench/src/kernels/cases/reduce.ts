import { bytesOf, kernel, numbers } from './inputs.ts';
import type { Case } from './types.ts';

const row = (
  name: string,
  shape: readonly number[],
  left: readonly number[],
  text: string,
  attrs: object,
): Case => ({
  kernel: name[0].toLowerCase() + name.slice(1),
  shape: text,
  bytes: bytesOf(shape, left),
  prepare() {
    const x = numbers(shape);
    return () => kernel(name, { x }, attrs);
  },
});

/** Sums as gradients of biases and losses need them, and transposition. */
export const reduce: readonly Case[] = [
  row('Sum', [16384, 64], [64], '16384x64 over rows', { axis: [0] }),
  row('Sum', [64, 1024], [1024], '64x1024 over rows', { axis: [0] }),
  row('Sum', [1024, 784], [1024], '1024x784 over columns', { axis: [1] }),
  row('Mean', [16384, 64], [1], '16384x64, all', { axis: [0, 1] }),
  row('Max', [1024, 784], [1024], '1024x784 over columns', { reductionIndices: [1], axis: [1] }),
  row('Transpose', [512, 512], [512, 512], '512x512', { perm: [1, 0] }),
  row('Transpose', [64, 32, 32, 3], [64, 32, 32, 3], '64x32x32x3 to 64x3x32x32', { perm: [0, 3, 1, 2] }),
];
