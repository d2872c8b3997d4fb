// Of vectors of `size` numbers that lie one after another.
import * as tf from '../tf.ts';
import { readMatrix } from './readMatrix.ts';

/** [n, m], flat: of each of n vectors of `size` numbers with each of m others. */
export function productsOf(x: Float32Array, y: Float32Array, size: number): Float32Array {
  return readMatrix(() =>
    tf.matMul(tf.tensor2d(x, [x.length / size, size]), tf.tensor2d(y, [y.length / size, size]), false, true),
  );
}

/** The squared distance of vector i of x from vector j of y, in float64. */
export function distanceOf(x: Float32Array, i: number, y: Float32Array, j: number, size: number): number {
  let sum = 0;
  for (let k = 0; k < size; k++) {
    const difference = x[i * size + k] - y[j * size + k];
    sum += difference * difference;
  }
  return sum;
}

/** The squared lengths of `count` vectors of `size` numbers. */
export function squaresOf(x: Float32Array, count: number, size: number): Float64Array {
  return Float64Array.from({ length: count }, (_, i) => {
    let sum = 0;
    for (let k = i * size; k < (i + 1) * size; k++) sum += x[k] * x[k];
    return sum;
  });
}
