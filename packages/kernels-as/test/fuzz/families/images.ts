import * as tf from '@tensorflow/tfjs-core';
import type { Draw } from '../draw.ts';
import type { Family } from '../family.ts';

const picture = (d: Draw): [number, number, number, number] => [
  1 + d.below(2),
  1 + d.below(9),
  1 + d.below(9),
  d.pick([1, 3, 4, 5]),
];

/** tfjs' cpu backend is wrong in gradients of resizes and of aligned corners to one pixel; values agree. */
const resizes: Family[] = [tf.image.resizeBilinear, tf.image.resizeNearestNeighbor].map((resize) => ({
  name: resize === tf.image.resizeBilinear ? 'resizeBilinear' : 'resizeNearestNeighbor',
  draw: (d) => {
    const size: [number, number] = [1 + d.below(17), 1 + d.below(17)];
    const [corners, centers] = d.pick([
      [false, false],
      [true, false],
      [false, true],
    ]);
    const run = (x: tf.Tensor) => resize(x as tf.Tensor4D, size, corners, centers);
    return {
      kernel: 'Resize',
      name: `${size} ${corners} ${centers}`,
      inputs: [d.input(picture(d))],
      run,
      order: 1,
    };
  },
}));

const batchNorm: Family = {
  name: 'batchNorm',
  draw: (d) => {
    const x = d.shape(1 + d.below(4)).map((side) => Math.max(1, side));
    const width = x[x.length - 1];
    const vector = (range: [number, number]) => d.input([width], { range });
    const inputs = [d.input(x), vector([-1, 1]), vector([0.5, 2]), vector([-1, 1]), vector([0.5, 2])];
    const epsilon = d.pick([1e-3, 1e-5]);
    const [hasOffset, hasScale] = [d.chance(0.7), d.chance(0.7)];
    const run = (t: tf.Tensor, mean: tf.Tensor, variance: tf.Tensor, offset: tf.Tensor, scale: tf.Tensor) =>
      tf.batchNorm(
        t,
        mean as tf.Tensor1D,
        variance as tf.Tensor1D,
        hasOffset ? (offset as tf.Tensor1D) : undefined,
        hasScale ? (scale as tf.Tensor1D) : undefined,
        epsilon,
      );
    return { kernel: 'FusedBatchNorm', name: `${epsilon} ${hasOffset} ${hasScale}`, inputs, run };
  },
};

const lrn: Family = {
  name: 'localResponseNormalization',
  draw: (d) => {
    const [radius, bias, alpha, beta] = [d.below(6), d.pick([1, 2]), d.pick([1, 0.1]), d.pick([0.5, 0.75])];
    const run = (x: tf.Tensor) => tf.localResponseNormalization(x as tf.Tensor4D, radius, bias, alpha, beta);
    return {
      kernel: 'LRN',
      name: `${radius} ${bias} ${alpha} ${beta}`,
      inputs: [d.input(picture(d))],
      run,
      order: 1,
    };
  },
};

export const images: Family[] = [...resizes, batchNorm, lrn];
