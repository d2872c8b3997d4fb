import { DataError } from '../../errors.ts';

/** Undoes the filter of a row in place: a filter type, then bytes; `above` is the row before it, zeros at first. */
export function unfilter(row: Uint8Array, above: Uint8Array, back: number, where: string): void {
  const type = row[0];
  if (type > 4) throw new DataError(`${where}: expected PNG filter types from 0 to 4, got ${type}.`);
  if (type === 0) return;
  for (let i = 1; i < row.length; i++) {
    const left = i > back ? row[i - back] : 0;
    const corner = i > back ? above[i - back] : 0;
    row[i] += predict(type, left, above[i], corner);
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
