/** The place of the largest number in each row of a matrix with so many columns. */
export function argMax(matrix: Float32Array, columns: number): number[] {
  return Array.from({ length: matrix.length / columns }, (_, i) => {
    const row = matrix.subarray(i * columns, (i + 1) * columns);
    return row.indexOf(Math.max(...row));
  });
}
