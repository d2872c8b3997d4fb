/**
 * An orthonormal basis [size, columns], flat, of the columns of a matrix, by Gram and Schmidt in float64, twice, since once leaves
 * rounding errors in nearly parallel columns. Columns that follow from those before are 0.
 */
export function orthonormal(matrix: ArrayLike<number>, columns: number): Float32Array {
  const size = matrix.length / columns;
  const done: Float64Array[] = [];
  for (let c = 0; c < columns; c++) {
    const column = Float64Array.from({ length: size }, (_, i) => matrix[i * columns + c]);
    const before = Math.sqrt(dot(column, column));
    for (let pass = 0; pass < 2; pass++)
      for (const other of done) {
        const along = dot(column, other);
        for (let i = 0; i < size; i++) column[i] -= along * other[i];
      }
    const length = Math.sqrt(dot(column, column));
    const scale = length > 1e-6 * before ? 1 / length : 0;
    for (let i = 0; i < size; i++) column[i] *= scale;
    done.push(column);
  }
  return Float32Array.from({ length: matrix.length }, (_, i) => done[i % columns][Math.floor(i / columns)]);
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}
