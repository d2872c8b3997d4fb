// The changes of images in plain float64, of one pixel at a time.

/** One image, its random numbers and whether it is changed. */
export interface ImageNumbers {
  readonly height: number;
  readonly width: number;
  readonly channels: number;
  readonly uniform: readonly number[];
  readonly on: boolean;
  at(row: number, column: number, channel: number): number;
}

/** A pixel of the changed image. */
type Pixel = (image: ImageNumbers, row: number, column: number, channel: number) => number;

const mean = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0) / numbers.length;
const range = (n: number): number[] => Array.from({ length: n }, (_, i) => i);

/** Where the shift and the window of DiffAugment's code begin. */
const shiftOf = (side: number, u: number): number => {
  const most = Math.trunc(side * 0.125 + 0.5);
  return Math.floor(u * (2 * most + 1)) - most;
};
const windowOf = (side: number, u: number): [first: number, last: number] => {
  const size = Math.trunc(side * 0.5 + 0.5);
  const centre = Math.floor(u * (side + (1 - (size % 2))));
  const within = (place: number): number => Math.min(side - 1, Math.max(0, place));
  const first = centre - Math.floor(size / 2);
  return [within(first), within(first + size - 1)];
};

/** Linear interpolation between neighbours on a side, whose ends go on. */
const between = (place: number, side: number, at: (place: number) => number): number => {
  const inside = Math.min(side - 1, Math.max(0, place));
  const [first, last] = [Math.floor(inside), Math.ceil(inside)];
  return at(first) + (inside - first) * (at(last) - at(first));
};

/** Of each entry of the table. */
export const references: Record<string, Pixel> = {
  flip: ({ at, on, uniform, width }, row, column, channel) =>
    at(row, on && uniform[0] < 0.5 ? width - 1 - column : column, channel),
  translation({ at, on, uniform, height, width }, row, column, channel) {
    if (!on) return at(row, column, channel);
    const [y, x] = [row - shiftOf(height, uniform[0]), column - shiftOf(width, uniform[1])];
    return y >= 0 && y < height && x >= 0 && x < width ? at(y, x, channel) : 0;
  },
  edgeTranslation({ at, on, uniform, height, width }, row, column, channel) {
    if (!on) return at(row, column, channel);
    const within = (place: number, side: number): number => Math.min(side - 1, Math.max(0, place));
    const y = within(row - shiftOf(height, uniform[0]), height);
    return at(y, within(column - shiftOf(width, uniform[1]), width), channel);
  },
  affine({ at, on, uniform, height, width }, row, column, channel) {
    const drawn = (index: number, most: number): number => (on ? most * (2 * uniform[index] - 1) : 0);
    const [cy, cx] = [(height - 1) / 2, (width - 1) / 2];
    const inRow = (y: number): number => {
      const x = cx + (1 + drawn(0, 0.15)) * (column - cx) + drawn(1, 0.25) * (y - cy);
      return between(x, width, (place) => at(y, place, channel));
    };
    return between(cy + (1 + drawn(2, 0.15)) * (row - cy) + drawn(3, 0.25) * (column - cx), height, inRow);
  },
  colour({ at, on, uniform, height, width, channels }, row, column, channel) {
    if (!on) return at(row, column, channel);
    const saturated = (y: number, x: number, c: number): number => {
      const grey = mean(range(channels).map((k) => at(y, x, k)));
      return (at(y, x, c) - grey) * uniform[1] * 2 + grey + uniform[0] - 0.5;
    };
    const level = mean(
      range(height).flatMap((y) =>
        range(width).flatMap((x) => range(channels).map((c) => saturated(y, x, c))),
      ),
    );
    return (saturated(row, column, channel) - level) * (uniform[2] + 0.5) + level;
  },
  cutout({ at, on, uniform, height, width }, row, column, channel) {
    const [top, bottom] = windowOf(height, uniform[0]);
    const [left, right] = windowOf(width, uniform[1]);
    const cut = on && row >= top && row <= bottom && column >= left && column <= right;
    return cut ? 0 : at(row, column, channel);
  },
};
