import * as tf from '@tensorflow/tfjs-core';
import { batchNormTraining } from '../../src/ops/batchNormTraining.ts';
import { nameOf, type Row, row } from './row.ts';

const image = '2x5x7x3';
const t4 = (x: tf.Tensor) => x as tf.Tensor4D;

type Pair = number | [number, number];
type Geometry = [strides: Pair, pad: 'same', filter: string, dilations?: Pair];

/** tfjs types explicit padding as a tuple of tuples. */
const explicit = (...sides: number[][]) => [[0, 0], ...sides, [0, 0]] as unknown as 'same';

const convolutions: Geometry[] = [
  [1, 'same', '3x3'],
  [2, 'same', '4x4'],
  [2, 'valid' as 'same', '3x2'],
  [[1, 2], 1 as unknown as 'same', '3x3'],
  [1, explicit([1, 2], [0, 1]), '2x3'],
];

const dilated: Geometry[] = [
  [1, 'same', '3x3', 2],
  [1, 'valid' as 'same', '2x3', [1, 2]],
];

const conv = ([strides, pad, filter, dilations = 1]: Geometry): Row =>
  row(`conv2d ${strides} ${pad} ${dilations}`, [image, `${filter}x3x4`], (x, f) =>
    tf.conv2d(t4(x), t4(f), strides, pad, 'NHWC', dilations),
  );

const depthwise = ([strides, pad, filter]: Geometry): Row =>
  row(`depthwiseConv2d ${strides} ${pad}`, [image, `${filter}x3x2`], (x, f) =>
    tf.depthwiseConv2d(t4(x), t4(f), strides, pad),
  );

const pools: [size: Pair, strides: Pair, pad: 'same'][] = [
  [2, 2, 'valid' as 'same'],
  [3, 2, 'same'],
  [3, 1, 'same'],
  [[2, 3], [1, 2], 'valid' as 'same'],
  [3, 2, explicit([1, 2], [2, 1])],
];

const pooling = [tf.maxPool, tf.avgPool].flatMap((pool) =>
  pools.map(([size, strides, pad]) =>
    row(`${nameOf(pool)} ${size} ${strides} ${pad}`, [image], (x) => pool(t4(x), size, strides, pad)),
  ),
);

const t5 = (x: tf.Tensor) => x as tf.Tensor5D;

const volumes: Row[] = [
  row('conv3d', ['2x3x4x3x2', '2x3x2x2x3'], (x, f) => tf.conv3d(t5(x), t5(f), [2, 1, 2], 'same')),
  row('conv3dTranspose', ['1x2x3x2x3', '2x3x2x2x3'], (x, f) =>
    tf.conv3dTranspose(t5(x), t5(f), [1, 4, 6, 4, 2], 2, 'same'),
  ),
  row('maxPool3d', ['2x3x4x5x2'], (x) => tf.maxPool3d(t5(x), [2, 3, 2], [1, 2, 1], 'same')),
  row('avgPool3d', ['2x3x4x5x2'], (x) => tf.avgPool3d(t5(x), [2, 3, 2], [1, 2, 1], 'same')),
  row('dilation2d', ['2x4x5x3', '2x3x3'], (x, f) =>
    tf.dilation2d(t4(x), f as tf.Tensor3D, [1, 2], 'same', [1, 1], 'NHWC'),
  ),
];

const modes = ['corners', 'half pixels', 'plain'];
const sizes: [number, number][] = [
  [10, 14],
  [3, 4],
  [8, 5],
  [1, 1],
];
const resizing = [tf.image.resizeBilinear, tf.image.resizeNearestNeighbor].flatMap((resize) =>
  modes.flatMap((mode) =>
    sizes.map((size) =>
      row(`${nameOf(resize)} to ${size}, ${mode}`, [image], (x) =>
        resize(t4(x), size, mode === 'corners', mode === 'half pixels'),
      ),
    ),
  ),
);

const training = (x: tf.Tensor, scale: tf.Tensor, offset: tf.Tensor, epsilon: number) =>
  batchNormTraining(x, scale as tf.Tensor1D, offset as tf.Tensor1D, epsilon)[0];

const normalize = (x: tf.Tensor, mean: tf.Tensor, spread: tf.Tensor, offset: tf.Tensor, scale: tf.Tensor) =>
  tf.batchNorm(x, mean, tf.square(spread), offset, scale, 0.1);

const channels = ['3', '3', '3', '3'];

export const images: Row[] = [
  ...[...convolutions, ...dilated].map(conv),
  ...convolutions.filter(([strides]) => !Array.isArray(strides)).map(depthwise),
  row('conv2dTranspose', ['2x3x4x3', '4x4x5x3'], (x, f) =>
    tf.conv2dTranspose(t4(x), t4(f), [2, 6, 8, 5], 2, 'same'),
  ),
  row('conv2d of many channels', ['1x8x8x8', '4x4x8x9'], (x, f) => tf.conv2d(t4(x), t4(f), 2, 'same')),
  ...pooling,
  ...volumes,
  ...resizing,
  row('batchNorm', [image, ...channels], normalize),
  row('batchNorm of rank 2', ['4x3', ...channels], normalize),
  row('batchNorm by element', ['2x1x2x3', '2x1x2x3', '2x1x2x3', '2x1x2x3', '2x1x2x3'], normalize),
  row('batchNormTraining', [image, '3', '3'], (x, s, o) => training(x, s, o, 1e-3)),
  row('batchNormTraining of rank 2', ['5x4', '4', '4'], (x, s, o) => training(x, s, o, 0.1)),
  row('depthToSpace', ['2x3x2x8'], (x) => tf.depthToSpace(t4(x), 2)),
  row('batchToSpaceND', ['8x2x3x1'], (x) =>
    tf.batchToSpaceND(
      x,
      [2, 2],
      [
        [0, 1],
        [1, 0],
      ],
    ),
  ),
  row('spaceToBatchND', ['2x3x3x2'], (x) =>
    tf.spaceToBatchND(
      x,
      [2, 2],
      [
        [0, 1],
        [1, 0],
      ],
    ),
  ),
];
