import * as tf from '@tensorflow/tfjs-core';
import { type Row, row } from './row.ts';

// Indices that are tuples: of full and of partial depth, repeated, none.

const tuples = (values: number[], shape: number[]) => tf.tensor(values, shape, 'int32');

const pairs = [2, 1, 0, 3, 2, 1, 1, 0, 2, 4];
const singles = [4, 0, 3, 4, 1, 1, 4];

const scatter = (indices: tf.Tensor, updates: tf.Tensor, shape: number[]) =>
  tf.scatterND(indices, updates, shape);

/** Boxes inside, upside down, beyond the image and of no height, of three images of which one is cut twice. */
const boxes = () =>
  tf.tensor2d([0.1, 0.2, 0.8, 0.9, 0.9, 0, 0.2, 1, -0.3, 0.4, 1.2, 0.7, 0.5, 0.5, 0.5, 0.5], [4, 4]);
const crops = (['bilinear', 'nearest'] as const).flatMap((method) =>
  (
    [
      [3, 5],
      [1, 1],
      [7, 1],
    ] as [number, number][]
  ).map((size) =>
    row(`cropAndResize to ${size}, ${method}`, ['3x5x4x2'], (x) =>
      tf.image.cropAndResize(
        x as tf.Tensor4D,
        boxes(),
        tf.tensor1d([1, 0, 1, 2], 'int32'),
        size,
        method,
        0.7,
      ),
    ),
  ),
);

export const indexing: Row[] = [
  ...crops,
  row('gatherND of elements', ['3x5'], (x) => tf.gatherND(x, tuples(pairs, [5, 2]))),
  row('gatherND of vectors', ['3x5x17'], (x) => tf.gatherND(x, tuples(pairs, [5, 2]))),
  row('gatherND of slices', ['5x3x2'], (x) => tf.gatherND(x, tuples(singles, [7, 1]))),
  row('gatherND of a table', ['3x5x1'], (x) => tf.gatherND(x, tuples(pairs.slice(0, 8), [2, 2, 2]))),
  row('gatherND of one', ['1'], (x) => tf.gatherND(x, tuples([0], [1, 1]))),
  row('scatterND of elements', ['5'], (u) => scatter(tuples(pairs, [5, 2]), u, [3, 5])),
  row('scatterND of vectors', ['5x3'], (u) => scatter(tuples(pairs, [5, 2]), u, [3, 5, 3])),
  row('scatterND of slices', ['7x3'], (u) => scatter(tuples(singles, [7, 1]), u, [5, 3])),
  row('tensorScatterUpdate of elements', ['3x5', '5'], (x, u) =>
    tf.tensorScatterUpdate(x, tuples(pairs, [5, 2]), u),
  ),
  row('tensorScatterUpdate of slices, some again', ['5x3', '7x3'], (x, u) =>
    tf.tensorScatterUpdate(x, tuples(singles, [7, 1]), u),
  ),
];
