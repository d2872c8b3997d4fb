import { DataError } from '../../errors.ts';

/** Undoes the row filters of PNG in place. Each row is a filter type and `length` bytes; `back` is the bytes per pixel. */
export function unfilter(rows: Uint8Array, length: number, back: number, where: string): void {
  const stride = length + 1;
  for (let start = 0; start < rows.length; start += stride) {
    const type = rows[start];
    if (type > 4) throw new DataError(`${where}: expected PNG filter types from 0 to 4, got ${type}.`);
    if (type === 0) continue;
    const first = start === 0;
    for (let i = 1; i <= length; i++) {
      const left = i > back ? rows[start + i - back] : 0;
      const up = first ? 0 : rows[start + i - stride];
      const corner = first || i <= back ? 0 : rows[start + i - stride - back];
      rows[start + i] += predict(type, left, up, corner);
    }
  }
}

function predict(type: number, left: number, up: number, corner: number): number {
  if (type === 1) return left;
  if (type === 2) return up;
  if (type === 3) return (left + up) >> 1;
  const toLeft = Math.abs(up - corner);
  const toUp = Math.abs(left - corner);
  const toCorner = Math.abs(left + up - 2 * corner);
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}
