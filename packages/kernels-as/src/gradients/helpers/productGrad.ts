import { concat, mul, reshape, slice, type Tensor } from '@tensorflow/tfjs-core';

/**
 * The gradient of a product of each row: x [rows, n] and dy [rows, 1] to [rows, n]. A tree of pairwise products: no
 * division, so zeros are exact, and tfjs ops only, so it can be differentiated again.
 */
export function productGrad(x: Tensor, dy: Tensor): Tensor {
  const [rows, n] = x.shape;
  if (n <= 1) return reshape(dy, [rows, n]);
  const half = n >> 1;
  const a = slice(x, [0, 0], [rows, half]);
  const b = slice(x, [0, half], [rows, half]);
  const last = (t: Tensor, from: number) => (n % 2 ? [slice(t, [0, from], [rows, 1])] : []);
  const pairs = productGrad(concat([mul(a, b), ...last(x, n - 1)], 1), dy);
  const dPair = slice(pairs, [0, 0], [rows, half]);
  return concat([mul(dPair, b), mul(dPair, a), ...last(pairs, half)], 1);
}
