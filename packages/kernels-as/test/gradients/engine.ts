import * as tf from '@tensorflow/tfjs-core';
import { type Row, row } from './row.ts';

// What tfjs differentiates by itself, and inputs that an op leaves out.

const t4 = (x: tf.Tensor) => x as tf.Tensor4D;
const t2 = (x: tf.Tensor) => x as tf.Tensor2D;
const image = '2x5x7x3';

const entropies: Row[] = [
  row('softmaxCrossEntropy', ['4x5', '4x5'], (labels, logits) =>
    tf.losses.softmaxCrossEntropy(labels, logits),
  ),
  row('softmaxCrossEntropy smoothed', ['3x5'], (logits) =>
    tf.losses.softmaxCrossEntropy(tf.oneHot(tf.tensor1d([1, 4, 0], 'int32'), 5), logits, undefined, 0.1),
  ),
  row('softmaxCrossEntropy of one class', ['3x1', '3x1'], (labels, logits) =>
    tf.losses.softmaxCrossEntropy(labels, logits),
  ),
  row('sigmoidCrossEntropy', ['4x5', '4x5'], (labels, logits) =>
    tf.losses.sigmoidCrossEntropy(labels, logits),
  ),
  row('logLoss', ['4x5', '4x5'], (labels, x) => tf.losses.logLoss(labels, tf.sigmoid(x))),
  row('huberLoss', ['4x5', '4x5'], (labels, x) => tf.losses.huberLoss(labels, x)),
  row('hingeLoss', ['4x5'], (x) => tf.losses.hingeLoss(tf.onesLike(x), x)),
  row('cosineDistance', ['4x5', '4x5'], (a, b) => tf.losses.cosineDistance(a, b, 1)),
];

const dilated: Row[] = ([1, 2, [1, 2], [3, 1]] as const).flatMap((dilations) => {
  const pair = dilations as [number, number];
  const fused = (bias?: tf.Tensor) => ({ strides: 1, pad: 'same' as const, dilations: pair, bias });
  return [
    row(`fused conv2d dilations ${dilations}`, [image, '3x2x3x4'], (x, f) =>
      tf.fused.conv2d({ x: t4(x), filter: t4(f), ...fused() }),
    ),
    row(`fused conv2d, bias, dilations ${dilations}`, [image, '3x2x3x4', '4'], (x, f, b) =>
      tf.fused.conv2d({ x: t4(x), filter: t4(f), ...fused(b) }),
    ),
    row(`fused conv2d, bias, sigmoid, dilations ${dilations}`, [image, '3x2x3x4', '4'], (x, f, b) =>
      tf.fused.conv2d({ x: t4(x), filter: t4(f), ...fused(b), activation: 'sigmoid' }),
    ),
    row(`depthwiseConv2d dilations ${dilations}`, [image, '2x2x3x2'], (x, f) =>
      tf.depthwiseConv2d(t4(x), t4(f), 1, 'valid', 'NHWC', pair),
    ),
    row(`fused depthwiseConv2d, bias, dilations ${dilations}`, [image, '3x2x3x2', '6'], (x, f, b) =>
      tf.fused.depthwiseConv2d({ x: t4(x), filter: t4(f), ...fused(b) }),
    ),
    row(`separableConv2d dilations ${dilations}`, [image, '3x2x3x2', '1x1x6x4'], (x, f, p) =>
      tf.separableConv2d(t4(x), t4(f), t4(p), 1, 'same', pair),
    ),
  ];
});

const products: Row[] = (['linear', 'relu', 'sigmoid', 'elu', 'leakyrelu'] as const).map((activation) =>
  row(`fused matMul ${activation}`, ['3x4', '4x5', '5'], (a, b, bias) =>
    tf.fused.matMul({ a: t2(a), b: t2(b), bias, activation, transposeA: false, transposeB: false }),
  ),
);

type Statistics = [mean: tf.Tensor, variance: tf.Tensor];
const statistics = (mean: tf.Tensor, spread: tf.Tensor): Statistics => [mean, tf.square(spread)];

const partial: Row[] = [
  row('batchNorm without scale', [image, '3', '3', '3'], (x, m, s, o) =>
    tf.batchNorm(x, ...statistics(m, s), o, undefined, 0.1),
  ),
  row('batchNorm without offset', [image, '3', '3', '3'], (x, m, s, k) =>
    tf.batchNorm(x, ...statistics(m, s), undefined, k, 0.1),
  ),
  row('batchNorm without both', [image, '3', '3'], (x, m, s) =>
    tf.batchNorm(x, ...statistics(m, s), undefined, undefined, 0.1),
  ),
  row('batchNorm2d without both', ['5x3', '3', '3'], (x, m, s) =>
    tf.batchNorm2d(t2(x), ...(statistics(m, s) as [tf.Tensor1D, tf.Tensor1D]), undefined, undefined, 0.1),
  ),
  row('batchNorm3d without scale', ['2x5x3', '3', '3', '3'], (x, m, s, o) =>
    tf.batchNorm3d(
      x as tf.Tensor3D,
      ...(statistics(m, s) as [tf.Tensor1D, tf.Tensor1D]),
      o as tf.Tensor1D,
      undefined,
      0.1,
    ),
  ),
  row('batchNorm4d without offset, by element', ['2x1x2x3', '2x1x2x3', '2x1x2x3', '2x1x2x3'], (x, m, s, k) =>
    tf.batchNorm4d(t4(x), ...(statistics(m, s) as [tf.Tensor4D, tf.Tensor4D]), undefined, t4(k), 0.1),
  ),
];

const responses: Row[] = [
  [0, 1, 1, 0.5],
  [1, 2, 0.7, 0.5],
  [5, 1, 2, 0.75],
].map(([radius, bias, alpha, beta]) =>
  row(`localResponseNormalization ${radius} ${bias} ${alpha} ${beta}`, ['2x3x2x5'], (x) =>
    tf.localResponseNormalization(t4(x), radius, bias, alpha, beta),
  ),
);

export const engine: Row[] = [
  ...responses,
  row('localResponseNormalization of no channels', ['2x3x2x0'], (x) => tf.localResponseNormalization(t4(x))),
  ...entropies,
  ...dilated,
  ...products,
  ...partial,
];
