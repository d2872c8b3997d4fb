// Layers in plain float64, for arrays [N, ...sides, channels] of any number of sides.
import { sizeOf } from '../../src/nn/layer.ts';

/** Numbers with a shape, row by row. */
export interface Grid {
  readonly shape: readonly number[];
  readonly data: readonly number[];
}

const channelsOf = ({ shape }: Grid): number => shape[shape.length - 1];
const sidesOf = ({ shape }: Grid): number[] => shape.slice(1, -1);

/** A grid of a shape, whose numbers are given by sample, position and channel. */
function gridOf(
  n: number,
  sides: readonly number[],
  channels: number,
  at: (sample: number, position: readonly number[], channel: number) => number,
): Grid {
  const data: number[] = [];
  for (let sample = 0; sample < n; sample++)
    for (const position of positions(sides))
      for (let channel = 0; channel < channels; channel++) data.push(at(sample, position, channel));
  return { shape: [n, ...sides, channels], data };
}

/** All positions within sides, the last one fastest. */
function positions(sides: readonly number[]): number[][] {
  return sides.reduce<number[][]>(
    (all, side) => all.flatMap((before) => Array.from({ length: side }, (_, i) => [...before, i])),
    [[]],
  );
}

function at(x: Grid, indices: readonly number[]): number {
  return x.data[indices.reduce((place, index, i) => place * x.shape[i] + index, 0)];
}

/** x w + b. */
export function dense(x: Grid, w: Grid, b: Grid): Grid {
  const [inputs, outputs] = w.shape;
  return gridOf(x.shape[0], [], outputs, (n, _, o) => {
    let sum = b.data[o];
    for (let i = 0; i < inputs; i++) sum += x.data[n * inputs + i] * w.data[i * outputs + o];
    return sum;
  });
}

/** Numbers that padding "same" puts in front of a side. */
function padding(side: number, filter: number, stride: number): number {
  return Math.floor(Math.max(0, (Math.ceil(side / stride) - 1) * stride + filter - side) / 2);
}

/** For each place of a filter that lies within x: the place in the filter, and in x. */
function window(
  sides: readonly number[],
  filter: readonly number[],
  strides: readonly number[],
  position: readonly number[],
): [inFilter: number[], inside: number[]][] {
  return positions(filter).flatMap((k): [number[], number[]][] => {
    const q = position.map((p, i) => p * strides[i] - padding(sides[i], filter[i], strides[i]) + k[i]);
    return q.every((value, i) => value >= 0 && value < sides[i]) ? [[k, q]] : [];
  });
}

/** A convolution of padding "same", filter [...filter, inputs, outputs], plus bias. */
export function conv(x: Grid, w: Grid, b: Grid, strides: readonly number[]): Grid {
  const filter = w.shape.slice(0, -2);
  const sides = sidesOf(x);
  const result = sides.map((side, i) => Math.ceil(side / strides[i]));
  return gridOf(x.shape[0], result, channelsOf(w), (n, p, o) => {
    let sum = b.data[o];
    for (const [k, q] of window(sides, filter, strides, p))
      for (let i = 0; i < channelsOf(x); i++) sum += at(x, [n, ...q, i]) * at(w, [...k, i, o]);
    return sum;
  });
}

/** What a convolution of padding "same" and filter [...filter, outputs, inputs] takes from `to` to x, transposed, plus bias. */
export function transposed(
  x: Grid,
  w: Grid,
  b: Grid,
  strides: readonly number[],
  to: readonly number[],
): Grid {
  const outputs = w.shape[w.shape.length - 2];
  const filter = w.shape.slice(0, -2);
  const y = gridOf(x.shape[0], to, outputs, (_n, _p, o) => b.data[o]);
  const data = [...y.data];
  for (let n = 0; n < x.shape[0]; n++)
    for (const p of positions(sidesOf(x)))
      for (const [k, q] of window(to, filter, strides, p))
        for (let o = 0; o < outputs; o++) {
          const place = [n, ...q, o].reduce((sum, index, i) => sum * y.shape[i] + index, 0);
          for (let i = 0; i < channelsOf(x); i++) data[place] += at(x, [n, ...p, i]) * at(w, [...k, o, i]);
        }
  return { shape: y.shape, data };
}

/** The largest or the mean number of each window. */
export function pool(kind: 'max' | 'average', x: Grid, strides: readonly number[]): Grid {
  const sides = sidesOf(x);
  const result = sides.map((side, i) => Math.ceil(side / strides[i]));
  return gridOf(x.shape[0], result, channelsOf(x), (n, p, c) => {
    const values = window(sides, strides, strides, p).map(([, q]) => at(x, [n, ...q, c]));
    const sum = values.reduce((a, value) => a + value, 0);
    return kind === 'max' ? Math.max(...values) : sum / values.length;
  });
}

/** Each side times its factor, cut to `to`: by the nearest pixel, or mixed by the distances of centres. */
export function enlarged(
  kind: 'nearest' | 'bilinear',
  x: Grid,
  factors: readonly number[],
  to: readonly number[],
): Grid {
  const sides = sidesOf(x);
  return gridOf(x.shape[0], to, channelsOf(x), (n, p, c) => {
    if (kind === 'nearest') return at(x, [n, ...p.map((value, i) => Math.floor(value / factors[i])), c]);
    const centre = p.map((value, i) => (value + 0.5) / factors[i] - 0.5);
    const corners = positions(sides.map(() => 2));
    return corners.reduce((sum, corner) => {
      const q = centre.map((value, i) => Math.floor(value) + corner[i]);
      const share = centre.reduce((product, value, i) => product * (1 - Math.abs(value - q[i])), 1);
      return sum + share * at(x, [n, ...q.map((value, i) => Math.min(Math.max(value, 0), sides[i] - 1)), c]);
    }, 0);
  });
}

/** Blocks of pixels out of channels: place [i, j, ...] in a block is part (i f + j) ... of the channels. */
export function shuffled(x: Grid, factors: readonly number[], to: readonly number[]): Grid {
  const channels = channelsOf(x) / sizeOf(factors);
  return gridOf(x.shape[0], to, channels, (n, p, c) => {
    const part = p.reduce((sum, value, i) => sum * factors[i] + (value % factors[i]), 0);
    return at(x, [n, ...p.map((value, i) => Math.floor(value / factors[i])), part * channels + c]);
  });
}

/** f of each number. */
export function each(x: Grid, f: (value: number) => number): Grid {
  return { shape: x.shape, data: x.data.map(f) };
}

/** The sum of two grids of one shape. */
export function sum(x: Grid, y: Grid): Grid {
  return { shape: x.shape, data: x.data.map((value, i) => value + y.data[i]) };
}

/** x [N, ..., c] times y [N, c], at every position. */
export function gated(x: Grid, y: Grid): Grid {
  const channels = channelsOf(x);
  const size = x.data.length / x.shape[0];
  return {
    shape: x.shape,
    data: x.data.map((value, i) => value * y.data[Math.floor(i / size) * channels + (i % channels)]),
  };
}

/** The sum or mean over positions: [N, channels]. */
export function overPositions(how: 'sum' | 'mean', x: Grid): Grid {
  const all = positions(sidesOf(x));
  return gridOf(x.shape[0], [], channelsOf(x), (n, _, c) => {
    const total = all.reduce((a, p) => a + at(x, [n, ...p, c]), 0);
    return how === 'sum' ? total : total / all.length;
  });
}

/** The same numbers in another shape. */
export function shaped(x: Grid, ...shape: readonly number[]): Grid {
  return { shape: [x.shape[0], ...shape], data: x.data };
}

/** y [N, m] behind the channels of x [N, ..., n], at every position. */
export function beside(x: Grid, y: Grid): Grid {
  const [own, more] = [channelsOf(x), channelsOf(y)];
  return gridOf(x.shape[0], sidesOf(x), own + more, (n, p, c) =>
    c < own ? at(x, [n, ...p, c]) : y.data[n * more + c - own],
  );
}

/** (x - mean) / sqrt(variance + 1e-5) within groups; `group` names that of a number. */
export function standardised(x: Grid, group: (sample: number, channel: number) => number | string): Grid {
  const channels = channelsOf(x);
  const size = x.data.length / x.shape[0];
  const keys = x.data.map((_, i) => group(Math.floor(i / size), i % channels));
  const members = new Map<number | string, number[]>();
  keys.forEach((key, i) => {
    members.set(key, [...(members.get(key) ?? []), x.data[i]]);
  });
  const moments = new Map(
    [...members].map(([key, values]) => {
      const mean = values.reduce((a, value) => a + value, 0) / values.length;
      const variance = values.reduce((a, value) => a + (value - mean) ** 2, 0) / values.length;
      return [key, { mean, deviation: Math.sqrt(variance + 1e-5) }] as const;
    }),
  );
  return {
    shape: x.shape,
    data: x.data.map((value, i) => {
      const { mean, deviation } = moments.get(keys[i])!;
      return (value - mean) / deviation;
    }),
  };
}

/** scale x + offset, [channels] or, by one-hot classes [N, classes], [classes, channels]. */
export function affine(x: Grid, scale: Grid, offset: Grid, classes?: Grid): Grid {
  const channels = channelsOf(x);
  const size = x.data.length / x.shape[0];
  const of = (rows: Grid, n: number, c: number): number => {
    if (!classes) return rows.data[c];
    const count = channelsOf(classes);
    let total = 0;
    for (let k = 0; k < count; k++) total += classes.data[n * count + k] * rows.data[k * channels + c];
    return total;
  };
  return {
    shape: x.shape,
    data: x.data.map((value, i) => {
      const [n, c] = [Math.floor(i / size), i % channels];
      return value * of(scale, n, c) + of(offset, n, c);
    }),
  };
}
