import { any } from '../calls/call.ts';
import { bytesOf, caseOf } from './caseOf.ts';
import type { Case } from './types.ts';

/** Rows of A, columns of B, their common dimension, and which operands are transposed: `NT` for A and the transpose of B. */
type Product = [m: number, n: number, k: number, transposed: string];

/** Dense layers: forward (NN), gradient of the input (NT) and of the weights (TN); convolutions as products. */
const products: Product[] = [
  ...[64, 128, 256, 512, 1024].map((n): Product => [n, n, n, 'NN']),
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

/** Matrix products. */
export const matMul: readonly Case[] = products.map(([m, n, k, transposed]) => {
  const [transposeA, transposeB] = [...transposed].map((letter) => letter === 'T');
  const a = transposeA ? [k, m] : [m, k];
  const b = transposeB ? [n, k] : [k, n];
  return caseOf(
    {
      kernel: 'matMul',
      shape: `${m}x${n}x${k} ${transposed}`,
      flops: 2 * m * n * k,
      bytes: bytesOf(a, b, [m, n]),
    },
    'BatchMatMul',
    { a: any(...a), b: any(...b) },
    { transposeA, transposeB },
  );
});
