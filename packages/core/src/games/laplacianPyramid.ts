import * as tf from '../tf.ts';

const LEVELS = 3;
const LEAST_SIDE = 4; // of an image that is halved again
/** Binomial coefficients of (1 + x)^4, over 16. */
const SMOOTH = [1, 4, 6, 4, 1].map((weight) => weight / 16);

/**
 * The sum over the levels of the Laplacian pyramids of two batches [N, ...] of the mean |difference|, by sample: [N]. Of samples
 * that are no images, the mean |difference|. Bojanowski et al. 2018, https://arxiv.org/abs/1707.05776 section 3.2. Differs: each
 * level weighs by its mean, and images are halved by pooling, as in https://github.com/tneumann/minimal_glo.
 */
export function pyramidDistances(x: tf.Tensor, y: tf.Tensor): tf.Tensor {
  const difference = tf.sub(x, y); // a pyramid is linear: that of the difference is the difference of both
  const distances = pyramidOf(difference).map((level) =>
    tf.mean(tf.abs(tf.reshape(level, [x.shape[0], -1])), 1),
  );
  return tf.addN(distances);
}

/** What each level adds to the next, coarser one, then the coarsest. */
function pyramidOf(images: tf.Tensor): tf.Tensor[] {
  if (images.shape.length !== 4) return [images];
  const [n, height, width, channels] = images.shape;
  // A channel is an image of its own.
  let level = tf.reshape(tf.transpose(images, [0, 3, 1, 2]), [n * channels, height, width, 1]) as tf.Tensor4D;
  const levels: tf.Tensor[] = [];
  while (levels.length < LEVELS && Math.min(level.shape[1], level.shape[2]) >= LEAST_SIDE) {
    const smooth = smoothed(level);
    levels.push(tf.reshape(tf.sub(level, smooth), [n, -1]));
    level = tf.avgPool(smooth, 2, 2, 'valid');
  }
  return [...levels, tf.reshape(level, [n, -1])];
}

/** [M, height, width, 1]: each pixel a mean of its 5 x 5 neighbours, of which those outside are mirror images. */
function smoothed(images: tf.Tensor4D): tf.Tensor4D {
  const kernel = tf.tensor4d(
    SMOOTH.flatMap((row) => SMOOTH.map((column) => row * column)),
    [5, 5, 1, 1],
  );
  const around: [number, number][] = [
    [0, 0],
    [2, 2],
    [2, 2],
    [0, 0],
  ];
  return tf.conv2d(tf.mirrorPad(images, around, 'symmetric') as tf.Tensor4D, kernel, 1, 'valid');
}
