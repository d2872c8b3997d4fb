// Cases of the kernels that run on tfjs-backend-wasm, with awkward shapes. Not in the one list: their bits are not ours.
import * as tf from '@tensorflow/tfjs-core';
import type { Case, Input } from './case.ts';

type Run = (...xs: never[]) => tf.Tensor | tf.Tensor[];

const ints = (shape: number[], values: number[]): Input => ({ shape, dtype: 'int32', values });

/** A row for each tensor of the result. */
const row = (kernel: string, name: string, inputs: Input[], run: Run, tolerance = 1e-5): Case => ({
  kernel,
  name,
  inputs,
  run: (...xs) => {
    const y = run(...(xs as never[]));
    return Array.isArray(y) ? tf.concat(y.map((t) => tf.reshape(tf.cast(t, 'float32'), [-1]))) : y;
  },
  tolerance,
  order: 0,
});

const boxes: Input[] = [
  {
    shape: [6, 4],
    values: [0, 0, 1, 1, 0, 0.1, 1, 1.1, 0, -0.1, 1, 0.9, 0, 10, 1, 11, 0, 10.1, 1, 11.1, 0, 100, 1, 101],
  },
  { shape: [6], values: [0.9, 0.75, 0.6, 0.95, 0.5, 0.3] },
];

const suppression: Case[] = [0, 1, 3, 30].flatMap((most) => [
  row('NonMaxSuppressionV3', `at most ${most}`, boxes, (b: tf.Tensor2D, s: tf.Tensor1D) =>
    tf.image.nonMaxSuppression(b, s, Math.max(most, 1), 0.5, 0.4),
  ),
  row('NonMaxSuppressionV4', `at most ${most}`, boxes, (b: tf.Tensor2D, s: tf.Tensor1D) =>
    Object.values(tf.image.nonMaxSuppressionPadded(b, s, Math.max(most, 1), 0.5, 0.4, true)),
  ),
  row('NonMaxSuppressionV5', `at most ${most}`, boxes, (b: tf.Tensor2D, s: tf.Tensor1D) =>
    Object.values(tf.image.nonMaxSuppressionWithScore(b, s, Math.max(most, 1), 0.5, 0.4, 0.5)),
  ),
]);

const counting: Case[] = [
  ...[
    [2, 5],
    [1, 1],
  ].flatMap((shape) =>
    [false, true].map((binary) =>
      row(
        'DenseBincount',
        `[${shape}]${binary ? ', binary' : ''}`,
        [{ shape, dtype: 'int32', range: [0, 6] }],
        (x: tf.Tensor2D) => tf.denseBincount(x, [] as never, 5, binary),
      ),
    ),
  ),
  row(
    'DenseBincount',
    'weights',
    [ints([5], [0, 4, 4, 1, 9]), { shape: [5] }],
    (x: tf.Tensor1D, w: tf.Tensor1D) => tf.denseBincount(x, w, 5),
  ),
  row('Unique', 'of a vector', [ints([7], [3, 1, 3, 2, -1, 2, 3])], (x: tf.Tensor) =>
    Object.values(tf.unique(x)),
  ),
  row('Unique', 'along an axis', [ints([2, 4], [1, 2, 1, 2, 3, 4, 3, 5])], (x: tf.Tensor) =>
    Object.values(tf.unique(x, 1)),
  ),
  ...[1, 5, 17, 37].flatMap((n) =>
    [0, 1, n].map((k) =>
      row('TopK', `${k} of [3, ${n}]`, [{ shape: [3, n] }], (x: tf.Tensor) => Object.values(tf.topk(x, k))),
    ),
  ),
  row('TopK', 'ties', [{ shape: [9], values: [1, 3, 3, -7, 2, 3, 9, -0, 0] }], (x: tf.Tensor) =>
    Object.values(tf.topk(x, 6)),
  ),
  ...(['left', 'right'] as const).map((side) =>
    row(
      'SearchSorted',
      side,
      [
        { shape: [2, 5], values: [-2, 0, 1, 1, 3, 0, 1, 2, 3, 4] },
        { shape: [2, 4], values: [1, 5, -9, 0, 0.5, 2, 4, 7] },
      ],
      (sorted: tf.Tensor, values: tf.Tensor) => tf.searchSorted(sorted, values, side),
    ),
  ),
];

const shapes: Case[] = [
  ...[[], [1], [5], [2, 3]].map((shape) =>
    row('Diag', `[${shape}]`, [{ shape }], (x: tf.Tensor) => tf.diag(x)),
  ),
  row(
    'BitwiseAnd',
    '[17]',
    [
      { shape: [17], dtype: 'int32', range: [-99, 99] },
      { shape: [17], dtype: 'int32', range: [-99, 99] },
    ],
    (a: tf.Tensor, b: tf.Tensor) => tf.bitwiseAnd(a, b),
  ),
  row('BroadcastArgs', 'shapes', [ints([3], [1, 4, 1]), ints([2], [4, 5])], (a: tf.Tensor, b: tf.Tensor) =>
    tf.broadcastArgs(a, b),
  ),
  row('BatchToSpaceND', 'crops', [{ shape: [12, 2, 3, 5] }], (x: tf.Tensor) =>
    tf.batchToSpaceND(
      x,
      [2, 3],
      [
        [0, 1],
        [2, 1],
      ],
    ),
  ),
  row('SpaceToBatchND', 'paddings', [{ shape: [2, 3, 4, 5] }], (x: tf.Tensor) =>
    tf.spaceToBatchND(
      x,
      [2, 3],
      [
        [0, 1],
        [1, 1],
      ],
    ),
  ),
  ...[1, 2, 5].flatMap((radius) =>
    [1, 3, 17].map((channels) =>
      row(
        'LRN',
        `radius ${radius}, [2, 3, 1, ${channels}]`,
        [{ shape: [2, 3, 1, channels] }],
        (x: tf.Tensor4D) => tf.localResponseNormalization(x, radius, 0.7, 1.3, 0.6),
      ),
    ),
  ),
  row(
    'LRNGrad',
    '[2, 3, 1, 5]',
    [{ shape: [2, 3, 1, 5] }, { shape: [2, 3, 1, 5] }],
    (x: tf.Tensor4D, dy: tf.Tensor) => {
      const y = tf.localResponseNormalization(x, 2, 0.7, 1.3, 0.6);
      const attrs = { depthRadius: 2, bias: 0.7, alpha: 1.3, beta: 0.6 };
      return tf.engine().runKernel('LRNGrad', { x, y, dy }, attrs);
    },
  ),
];

const sparse: Case[] = [
  row(
    'SparseFillEmptyRows',
    'values',
    [ints([3, 2], [0, 0, 2, 1, 2, 0]), { shape: [3] }, ints([2], [4, 3]), { shape: [] }],
    (at: tf.Tensor2D, values: tf.Tensor1D, shape: tf.Tensor1D, rest: tf.Scalar) =>
      Object.values(tf.sparse.sparseFillEmptyRows(at, values, shape, rest)),
  ),
  row(
    'SparseReshape',
    'with -1',
    [ints([3, 2], [0, 0, 2, 1, 2, 0]), ints([2], [4, 3]), ints([2], [6, -1])],
    (at: tf.Tensor2D, shape: tf.Tensor1D, to: tf.Tensor1D) =>
      Object.values(tf.sparse.sparseReshape(at, shape, to)),
  ),
  ...(['SparseSegmentMean', 'SparseSegmentSum'] as const).map((kernel) =>
    row(
      kernel,
      'rows',
      [{ shape: [4, 5] }, ints([3], [0, 3, 1]), ints([3], [0, 0, 2])],
      (x: tf.Tensor2D, at: tf.Tensor1D, ids: tf.Tensor1D) =>
        kernel === 'SparseSegmentMean'
          ? tf.sparse.sparseSegmentMean(x, at, ids)
          : tf.sparse.sparseSegmentSum(x, at, ids),
    ),
  ),
];

const words: Case[] = [
  row('StringSplit', 'by a space', [], () => {
    const { indices, shape } = tf.string.stringSplit(tf.tensor1d(['a b', '', 'c  d e']), ' ');
    return [indices, shape];
  }),
  row(
    'StringNGrams',
    'splits',
    [],
    () =>
      tf.string.stringNGrams(
        tf.tensor1d(['a', 'b', 'c', 'd']),
        tf.tensor1d([0, 3, 4], 'int32'),
        '|',
        [1, 2],
        'L',
        'R',
        -1,
        false,
      ).nGramsSplits,
  ),
  row('StringToHashBucketFast', 'words', [], () =>
    tf.string.stringToHashBucketFast(tf.tensor1d(['a', 'bc', '']), 10),
  ),
  row(
    'Multinomial',
    'one that is certain',
    [{ shape: [2, 3], values: [0, 1, 0, 0, 0, 1] }],
    (x: tf.Tensor2D) => tf.multinomial(tf.log(x) as tf.Tensor2D, 5, 7),
  ),
];

export const lent: Case[] = [...suppression, ...counting, ...shapes, ...sparse, ...words];
