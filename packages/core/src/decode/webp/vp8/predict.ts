import { DC, HD, HE, HU, LD, RD, TM, VE, VL, VR } from './modes.ts';

/** A plane of samples with a border of one row above, one column at the left and four columns at the right. */
export interface Plane {
  readonly data: Uint8Array;
  readonly stride: number;
}

/** Predicts a square of `side` samples at `at` from those above and at the left; `up`, `aside`: whether there are any. */
export function predictSquare(
  { data, stride }: Plane,
  at: number,
  side: number,
  mode: number,
  up: boolean,
  aside: boolean,
): void {
  if (mode === DC) {
    let sum = 0;
    for (let i = 0; i < side; i++)
      sum += (up ? data[at - stride + i] : 0) + (aside ? data[at + i * stride - 1] : 0);
    const count = side * ((up ? 1 : 0) + (aside ? 1 : 0));
    const mean = count === 0 ? 128 : Math.floor((sum + count / 2) / count);
    for (let y = 0; y < side; y++) data.fill(mean, at + y * stride, at + y * stride + side);
  } else if (mode === TM) predictMotion(data, at, stride, side);
  else {
    for (let y = 0; y < side; y++) {
      const row = at + y * stride;
      if (mode === HE) data.fill(data[row - 1], row, row + side);
      else data.copyWithin(row, at - stride, at - stride + side);
    }
  }
}

/** Left plus above minus corner. */
function predictMotion(data: Uint8Array, at: number, stride: number, side: number): void {
  const corner = data[at - stride - 1];
  for (let y = 0; y < side; y++) {
    const row = at + y * stride;
    const left = data[row - 1] - corner;
    for (let x = 0; x < side; x++) data[row + x] = Math.max(0, Math.min(255, left + data[at - stride + x]));
  }
}

/** Samples around a block, from the lowest at the left over the corner (4) to the last of eight above. */
const edge = new Uint8Array(13);

function mean3(i: number): number {
  return (edge[i - 1] + 2 * edge[i] + edge[i + 1] + 2) >> 2;
}

function mean2(i: number): number {
  return (edge[i] + edge[i + 1] + 1) >> 1;
}

/** Places of a block, row by row, by what is in them: each a value of the mode's list. RFC 6386, 12.3. */
const PLACES: Record<number, readonly number[]> = {
  [LD]: [0, 1, 2, 3, 1, 2, 3, 4, 2, 3, 4, 5, 3, 4, 5, 6],
  [RD]: [3, 4, 5, 6, 2, 3, 4, 5, 1, 2, 3, 4, 0, 1, 2, 3],
  [VR]: [3, 5, 7, 9, 2, 4, 6, 8, 1, 3, 5, 7, 0, 2, 4, 6],
  [VL]: [0, 2, 4, 6, 1, 3, 5, 7, 2, 4, 6, 8, 3, 5, 7, 9],
  [HD]: [6, 7, 8, 9, 4, 5, 6, 7, 2, 3, 4, 5, 0, 1, 2, 3],
  [HU]: [0, 1, 2, 3, 2, 3, 4, 5, 4, 5, 6, 6, 6, 6, 6, 6],
};

/** Values of the modes that go aslant. */
const LISTS: Record<number, () => number[]> = {
  [LD]: () => [6, 7, 8, 9, 10, 11].map(mean3).concat((edge[11] + 3 * edge[12] + 2) >> 2),
  [RD]: () => [1, 2, 3, 4, 5, 6, 7].map(mean3),
  [VR]: () => [
    mean3(2),
    mean3(3),
    mean3(4),
    mean2(4),
    mean3(5),
    mean2(5),
    mean3(6),
    mean2(6),
    mean3(7),
    mean2(7),
  ],
  [VL]: () => [
    mean2(5),
    mean3(6),
    mean2(6),
    mean3(7),
    mean2(7),
    mean3(8),
    mean2(8),
    mean3(9),
    mean3(10),
    mean3(11),
  ],
  [HD]: () => [
    mean2(0),
    mean3(1),
    mean2(1),
    mean3(2),
    mean2(2),
    mean3(3),
    mean2(3),
    mean3(4),
    mean3(5),
    mean3(6),
  ],
  [HU]: () => [mean2(2), mean3(2), mean2(1), mean3(1), mean2(0), (edge[1] + 3 * edge[0] + 2) >> 2, edge[0]],
};

/** Predicts a block of 4 x 4 at `at`; `right` holds the four samples above to the right. */
export function predictBlock({ data, stride }: Plane, at: number, mode: number, right: Uint8Array): void {
  if (mode === DC) {
    let sum = 4;
    for (let i = 0; i < 4; i++) sum += data[at - stride + i] + data[at + i * stride - 1];
    for (let y = 0; y < 4; y++) data.fill(sum >> 3, at + y * stride, at + y * stride + 4);
    return;
  }
  if (mode === TM) {
    predictMotion(data, at, stride, 4);
    return;
  }
  for (let i = 0; i < 4; i++) edge[i] = data[at + (3 - i) * stride - 1];
  for (let i = 0; i < 5; i++) edge[4 + i] = data[at - stride - 1 + i];
  edge.set(right, 9);
  if (mode === VE) for (let i = 0; i < 16; i++) data[at + (i >> 2) * stride + (i & 3)] = mean3(5 + (i & 3));
  else if (mode === HE) {
    const rows = [mean3(3), mean3(2), mean3(1), (edge[1] + 3 * edge[0] + 2) >> 2];
    for (let y = 0; y < 4; y++) data.fill(rows[y], at + y * stride, at + y * stride + 4);
  } else {
    const list = LISTS[mode]();
    for (let i = 0; i < 16; i++) data[at + (i >> 2) * stride + (i & 3)] = list[PLACES[mode][i]];
  }
}
