/**
 * A matrix [rows, columns], flat, with its columns made orthonormal, or its rows where there are fewer: Gram-Schmidt in float64, in
 * an order that is fixed, so that the bits are the same everywhere. Of a normal matrix it is uniform among all such matrices.
 */
export function orthonormal(matrix: Float32Array, columns: number): Float32Array {
  const rows = matrix.length / columns;
  const [count, length] = rows < columns ? [rows, columns] : [columns, rows];
  const at = (vector: number, i: number): number =>
    rows < columns ? vector * columns + i : i * columns + vector;
  const basis: Float64Array[] = [];
  const result = new Float32Array(matrix.length);
  for (let vector = 0; vector < count; vector++) {
    const v = Float64Array.from({ length }, (_, i) => matrix[at(vector, i)]);
    for (const other of basis) subtract(v, other, dot(v, other));
    const norm = Math.sqrt(dot(v, v));
    for (let i = 0; i < length; i++) {
      v[i] /= norm;
      result[at(vector, i)] = v[i];
    }
    basis.push(v);
  }
  return result;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}

function subtract(a: Float64Array, b: Float64Array, times: number): void {
  for (let i = 0; i < a.length; i++) a[i] -= times * b[i];
}
