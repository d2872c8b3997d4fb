import type { ArchitectureName } from '../../src/architectures/index.ts';
import {
  conv,
  dense,
  each,
  enlarged,
  type Grid,
  gated,
  overPositions,
  pool,
  shaped,
  shuffled,
  sum,
  transposed,
} from './layers.ts';

/** A network in plain float64, from its input and its weights by name. */
export type Network = (x: Grid, weights: Record<string, Grid>) => Grid;

/** The networks of width 2 and depth 2 for samples of a shape, with tanh in G and swish in D. */
export interface ArchitectureReference {
  readonly shape: readonly number[];
  /** Samples in a batch that D reads, where it looks at batches; 1 by default. */
  readonly batch?: number;
  readonly G: Network;
  readonly body: Network;
}

type Weights = Record<string, Grid>;

const tanh = (x: Grid): Grid => each(x, Math.tanh);
const swish = (x: Grid): Grid => each(x, (value) => value / (1 + Math.exp(-value)));
const leaky = (x: Grid): Grid => each(x, (value) => (value > 0 ? value : 0.2 * value));
const sigmoid = (x: Grid): Grid => each(x, (value) => 1 / (1 + Math.exp(-value)));
const fc = (x: Grid, w: Weights, name: string): Grid => dense(x, w[`${name}/weight`], w[`${name}/bias`]);
const cv = (x: Grid, w: Weights, name: string, stride = 1): Grid =>
  conv(x, w[`${name}/weight`], w[`${name}/bias`], [stride, stride]);
const up = (x: Grid, w: Weights, name: string, to: number[]): Grid =>
  transposed(x, w[`${name}/weight`], w[`${name}/bias`], [2, 2], to);
const larger = (x: Grid, to: number[]): Grid => enlarged('nearest', x, [2, 2], to);
const smaller = (x: Grid): Grid => pool('average', x, [2, 2]);
const flat = (x: Grid): Grid => shaped(x, x.data.length / x.shape[0]);

function connected(z: Grid, w: Weights): Grid {
  return fc(tanh(fc(tanh(fc(z, w, 'fc1')), w, 'fc2')), w, 'out');
}

/** Mean, deviation, skewness and excess kurtosis of each column, for every row the same. */
function momentsOf({ shape: [n, columns], data }: Grid): Grid {
  const rows = [0, 1, 2, 3].flatMap((moment) =>
    Array.from({ length: columns }, (_, column) => {
      const x = Array.from({ length: n }, (_, i) => data[i * columns + column]);
      const mean = average(x);
      const deviation = Math.sqrt(average(x.map((value) => (value - mean) ** 2)) + 1e-12);
      const z = x.map((value) => (value - mean) / deviation);
      return [mean, deviation, average(z.map((v) => v ** 3)), average(z.map((v) => v ** 4)) - 3][moment];
    }),
  );
  return { shape: [n, rows.length], data: Array.from({ length: n }, () => rows).flat() };
}

const average = (x: readonly number[]): number => x.reduce((a, b) => a + b, 0) / x.length;

function residualUp(x: Grid, w: Weights, name: string, to: number[]): Grid {
  const hidden = cv(larger(tanh(x), to), w, `${name}/conv1`);
  return sum(cv(tanh(hidden), w, `${name}/conv2`), larger(cv(x, w, `${name}/shortcut`), to));
}

/** Two branches of the light D. */
function lightDown(x: Grid, w: Weights, name: string): Grid {
  const main = swish(cv(swish(cv(x, w, `${name}/1`, 2)), w, `${name}/2`));
  return sum(main, swish(cv(smaller(x), w, `${name}/pooled`)));
}

/** Each architecture in plain float64. */
export const references: Record<ArchitectureName, ArchitectureReference> = {
  mlp: {
    shape: [3],
    G: connected,
    body: (x, w) => swish(fc(swish(fc(x, w, 'fc1')), w, 'fc2')),
  },
  moments: {
    shape: [3],
    batch: 5,
    G: connected,
    body: (x, w) => swish(fc(swish(fc(momentsOf(x), w, 'fc1')), w, 'fc2')),
  },
  dcgan: {
    shape: [5, 4, 1],
    G(z, w) {
      const start = tanh(shaped(fc(z, w, 'fc'), 2, 1, 4));
      return tanh(up(tanh(up(start, w, 'up1', [3, 2])), w, 'image', [5, 4]));
    },
    body: (x, w) => flat(swish(cv(swish(cv(x, w, 'down1', 2)), w, 'down2', 2))),
  },
  resnet: {
    shape: [5, 4, 1],
    G(z, w) {
      const start = shaped(fc(z, w, 'fc'), 2, 1, 4);
      const end = residualUp(residualUp(start, w, 'up2', [3, 2]), w, 'up1', [5, 4]);
      return tanh(cv(tanh(end), w, 'image'));
    },
    body(x, w) {
      const first = smaller(cv(swish(cv(x, w, 'down1/conv1')), w, 'down1/conv2'));
      const h = sum(first, cv(smaller(x), w, 'down1/shortcut'));
      const second = smaller(cv(swish(cv(swish(h), w, 'down2/conv1')), w, 'down2/conv2'));
      const small = sum(second, cv(smaller(h), w, 'down2/shortcut'));
      const last = sum(cv(swish(cv(swish(small), w, 'last/conv1')), w, 'last/conv2'), small);
      return overPositions('sum', swish(last));
    },
  },
  light: {
    shape: [1, 29, 1],
    G(z, w) {
      const start = tanh(shaped(fc(z, w, 'fc'), 1, 4, 8));
      const one = tanh(cv(larger(start, [1, 8]), w, 'up2'));
      const two = tanh(cv(larger(one, [1, 15]), w, 'up1'));
      const hidden = leaky(fc(overPositions('mean', start), w, 'gate1/1'));
      const end = gated(two, sigmoid(fc(hidden, w, 'gate1/2')));
      return tanh(shuffled(cv(end, w, 'image'), [2, 2], [1, 29]));
    },
    body: (x, w) => flat(['down1', 'down2', 'down3'].reduce((h, name) => lightDown(h, w, name), x)),
  },
};
