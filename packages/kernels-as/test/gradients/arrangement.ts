import * as tf from '@tensorflow/tfjs-core';
import { nameOf, type Row, row } from './row.ts';

type Reduce = (x: tf.Tensor, axis?: number | number[], keep?: boolean) => tf.Tensor;

const euclidean: Reduce = (x, axis, keep) => tf.norm(x, 'euclidean', axis, keep);
const reductions: Reduce[] = [tf.sum, tf.mean, tf.max, tf.min, tf.prod, tf.logSumExp, euclidean];
const reduced = reductions.flatMap((reduce) =>
  [undefined, 0, [1], [0, 2], [-1]].map((axis) =>
    row(`${nameOf(reduce)} over ${axis}`, ['2x3x5'], (x) => reduce(x, axis, axis === 0)),
  ),
);

/** Batch shapes of both factors. */
const batches = [
  ['', ''],
  ['4x', '4x'],
  ['4x', ''],
  ['', '4x'],
  ['4x1x', '1x3x'],
];
const products = batches.flatMap(([a, b]) =>
  [false, true].flatMap((ta) =>
    [false, true].map((tb) =>
      row(
        `matMul${ta ? ' transposed' : ''}${tb ? ' by transposed' : ''}`,
        [a + (ta ? '5x3' : '3x5'), b + (tb ? '2x5' : '5x2')],
        (x, y) => tf.matMul(x, y, ta, tb),
        { own: a !== '' && b !== '' && a !== b },
      ),
    ),
  ),
);

const ids = (...values: number[]) => tf.tensor1d(values, 'int32');
const table = (values: number[], shape: [number, number]) => tf.tensor2d(values, shape, 'int32');

const indexed: Row[] = [
  row('gather', ['4x3'], (x) => tf.gather(x, ids(2, 0, 2, 1))),
  row('gather axis 1', ['4x3x2'], (x) => tf.gather(x, table([2, 0, 2, 1], [2, 2]), 1)),
  row('gather batchDims 1', ['2x3x4x2'], (x) => tf.gather(x, table([3, 0, 0, 1, 1, 1], [2, 3]), 2, 1)),
  row('unsortedSegmentSum', ['5x3'], (x) => tf.unsortedSegmentSum(x, ids(2, 0, -1, 2, 3), 4)),
  row('topk', ['3x7'], (x) => tf.topk(x, 3).values),
];

const cut: Row[] = [
  row('slice', ['4x3x5'], (x) => tf.slice(x, [1, 0, 2], [2, -1, 2])),
  row('stridedSlice', ['5x4x6'], (x) => tf.stridedSlice(x, [1, 0, 1], [4, 3, 4], [1, 1, 1])),
  row('stridedSlice in steps', ['5x4x6'], (x) => tf.stridedSlice(x, [0, 1, 1], [5, 4, 6], [2, 1, 3])),
  row('stridedSlice backwards', ['5x4x6'], (x) => tf.stridedSlice(x, [4, 3, 5], [0, 0, 0], [-2, -1, -3])),
  row('stridedSlice with a new axis', ['5x4x6'], (x) =>
    tf.stridedSlice(x, [1, 2], [4, 3], [2, 1], 0, 0, 0, 1),
  ),
  row('stridedSlice with one axis less', ['5x4x6'], (x) =>
    tf.stridedSlice(x, [3, 1, 0], [4, 4, 6], [1, 1, 1], 0, 0, 0, 0, 1),
  ),
  row('unstack', ['3x2x4'], (x) => tf.mul(tf.unstack(x, 1)[0], 2)),
  row('unstack into one', ['3x1x4'], (x) => tf.unstack(x, 1)[0]),
  row('split', ['3x6'], (x) => ((parts) => tf.mul(parts[0], parts[2]))(tf.split(x, 3, 1))),
  row('split into one', ['3x6'], (x) => tf.split(x, 1, 1)[0]),
];

const mirrored = (['reflect', 'symmetric'] as const).map((mode) => {
  const margins: [number, number][] = [
    [2, 3],
    [1, 2],
    [0, 1],
  ];
  return row(`mirrorPad ${mode}`, ['4x3x2'], (x) => tf.mirrorPad(x, margins, mode));
});

const joined: Row[] = [
  row('concat', ['2x3', '2x1', '2x4'], (...xs) => tf.concat(xs, 1)),
  row('stack', ['2x3', '2x3'], (...xs) => tf.stack(xs, 1)),
  row('addN', ['2x3', '2x3', '2x3'], (...xs) => tf.addN(xs)),
  row('tile', ['2x3x2'], (x) => tf.tile(x, [3, 1, 2])),
  row('tile of rank 5', ['1x2x1x2x3'], (x) => tf.tile(x, [2, 1, 3, 2, 1])),
  row('broadcastTo', ['3x1'], (x) => tf.broadcastTo(x, [2, 3, 4])),
  row('pad', ['4x3'], (x) =>
    tf.pad(
      x,
      [
        [2, 0],
        [1, 3],
      ],
      7,
    ),
  ),
  ...mirrored,
];

export const arrangement: Row[] = [
  ...reduced,
  row('prod with zeros', ['4'], (x) => tf.prod(tf.concat([tf.relu(x), tf.square(x)]))),
  ...[0, 1, 2].map((axis) => row(`cumsum ${axis}`, ['2x3x4'], (x) => tf.cumsum(x, axis, axis > 0, axis > 1))),
  ...[0, 1, 2].map((axis) =>
    row(`cumprod ${axis}`, ['2x3x4'], (x) => tf.cumprod(x, axis, axis > 0, axis > 1)),
  ),
  row('cumprod with zeros', ['5'], (x) => tf.cumprod(tf.relu(x), 0)),
  row('einsum', ['2x3x4', '4x2x5'], (a, b) => tf.einsum('bij,jbk->kib', a, b)),
  row('einsum with labels of one', ['2x3', '4'], (a, b) => tf.einsum('ij,k->i', a, b), { own: true }),
  ...products,
  ...indexed,
  ...cut,
  ...joined,
  row('reverse', ['3x2x4'], (x) => tf.reverse(x, [0, 2])),
  row('transpose', ['3x2x4'], (x) => tf.transpose(x, [2, 0, 1])),
  row('expandDims', ['3x2'], (x) => tf.expandDims(x, 1)),
  row('reshape', ['3x2'], (x) => tf.reshape(x, [2, 3])),
];
