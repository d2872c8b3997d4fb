// Small dense matrices, row-major, in float64.

import { lengthOf } from '../inference/lengthOf.ts';

/** Below this share of its length before, what is left of a column depends on the others. */
const RANK = 1e-5;
const SWEEPS = 12;

/** The columns of a matrix [rows, columns], orthonormalised in order (Gram-Schmidt, twice); dependent ones become 0. */
export function orthonormalised(matrix: ArrayLike<number>, rows: number, columns: number): Float32Array {
  const done: Float64Array[] = [];
  for (let k = 0; k < columns; k++) {
    const column = Float64Array.from({ length: rows }, (_, i) => matrix[i * columns + k]);
    const before = lengthOf(column);
    for (let pass = 0; pass < 2; pass++)
      for (const other of done) {
        const share = dot(column, other);
        for (let i = 0; i < rows; i++) column[i] -= share * other[i];
      }
    const after = lengthOf(column);
    done.push(column.map((value) => (after > RANK * before ? value / after : 0)));
  }
  return Float32Array.from(
    { length: rows * columns },
    (_, at) => done[at % columns][Math.floor(at / columns)],
  );
}

/** The eigenvectors of a symmetric matrix [n, n] as columns, that of the largest eigenvalue first; cyclic Jacobi rotations. */
export function symmetricEigenvectors(matrix: ArrayLike<number>, n: number): Float32Array {
  const a = Float64Array.from(matrix);
  const vectors = Float64Array.from({ length: n * n }, (_, at) => (at % (n + 1) === 0 ? 1 : 0));
  for (let sweep = 0; sweep < SWEEPS; sweep++)
    for (let p = 0; p < n; p++) for (let q = p + 1; q < n; q++) rotate(a, vectors, n, p, q);
  const order = Array.from({ length: n }, (_, k) => k).sort((k, l) => a[l * n + l] - a[k * n + k] || k - l);
  return Float32Array.from({ length: n * n }, (_, at) => vectors[Math.floor(at / n) * n + order[at % n]]);
}

/** One rotation that makes a[p, q] zero. */
function rotate(a: Float64Array, vectors: Float64Array, n: number, p: number, q: number): void {
  const off = a[p * n + q];
  if (off === 0) return;
  const theta = (a[q * n + q] - a[p * n + p]) / (2 * off);
  const t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const c = 1 / Math.sqrt(t * t + 1);
  const s = t * c;
  const turn = (x: Float64Array, i: number, j: number): void => {
    const [u, v] = [x[i], x[j]];
    x[i] = c * u - s * v;
    x[j] = s * u + c * v;
  };
  for (let k = 0; k < n; k++) turn(a, k * n + p, k * n + q);
  for (let k = 0; k < n; k++) turn(a, p * n + k, q * n + k);
  for (let k = 0; k < n; k++) turn(vectors, k * n + p, k * n + q);
}

/** L [n, n], lower triangular, with L L^T = matrix; columns of directions without variance are 0. */
export function cholesky(matrix: ArrayLike<number>, n: number): Float32Array {
  const lower = new Float64Array(n * n);
  for (let j = 0; j < n; j++) {
    for (let i = j; i < n; i++) {
      let sum = matrix[i * n + j];
      for (let k = 0; k < j; k++) sum -= lower[i * n + k] * lower[j * n + k];
      const pivot = lower[j * n + j];
      if (i === j) lower[i * n + j] = sum > 1e-12 ? Math.sqrt(sum) : 0;
      else lower[i * n + j] = pivot > 0 ? sum / pivot : 0;
    }
  }
  return Float32Array.from(lower);
}

function dot(x: Float64Array, y: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < x.length; i++) sum += x[i] * y[i];
  return sum;
}
