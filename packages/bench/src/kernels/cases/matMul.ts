import { bytesOf, kernel, numbers } from './inputs.ts';
import type { Case } from './types.ts';

type Row = [m: number, n: number, k: number, transposed: string];

/** Dense layers forward (NN), the gradient of their input (NT) and of their weights (TN); convolutions as products. */
const rows: Row[] = [
  ...[64, 128, 256, 512, 1024].map((n): Row => [n, n, n, 'NN']),
  [512, 512, 512, 'NT'],
  [512, 512, 512, 'TN'],
  [64, 1024, 784, 'NN'],
  [64, 784, 1024, 'NT'],
  [784, 1024, 64, 'TN'],
  [64, 6272, 100, 'NN'],
  [256, 128, 128, 'NN'],
  [256, 128, 128, 'NT'],
  [128, 128, 256, 'TN'],
  [64, 32, 32, 'NN'],
  [16384, 64, 48, 'NN'],
  [4096, 128, 1024, 'NN'],
  [1024, 256, 2048, 'NN'],
];

export const matMul: readonly Case[] = rows.map(([m, n, k, transposed]) => {
  const [transposeA, transposeB] = [...transposed].map((letter) => letter === 'T');
  const a = transposeA ? [k, m] : [m, k];
  const b = transposeB ? [n, k] : [k, n];
  return {
    kernel: 'matMul',
    shape: `${m}x${n}x${k} ${transposed}`,
    flops: 2 * m * n * k,
    bytes: bytesOf(a, b, [m, n]),
    prepare() {
      const inputs = { a: numbers(a), b: numbers(b) };
      return () => kernel('BatchMatMul', inputs, { transposeA, transposeB });
    },
  };
});
