import * as tf from '../tf.ts';

/** Components of a mixture. */
const COMPONENTS = 5;
/** The least logarithm of a scale, as in PixelCNN++. */
const LEAST_LOG_SCALE = -7;
/** Half of the distance of two of the 256 levels of a pixel in [-1, 1]. */
const HALF_LEVEL = 1 / 255;
/** Uniform numbers are kept so far from 0 and 1. */
const MARGIN = 1e-6;

/** Numbers that describe the mixture of one number of a sample. */
export const MIXTURE_NUMBERS = 3 * COMPONENTS;

/** Where the biases of these numbers begin: equal shares of components whose means are spread over [-1, 1]. */
export function mixtureBiases(): number[] {
  return [0, 1, 2].flatMap((part) =>
    Array.from({ length: COMPONENTS }, (_, k) => [0, (2 * k) / (COMPONENTS - 1) - 1, -1][part]),
  );
}

interface Mixture {
  /** Logits of the components, their means and the logarithms of their scales, [..., COMPONENTS]. */
  readonly logits: tf.Tensor;
  readonly means: tf.Tensor;
  readonly logScales: tf.Tensor;
}

function mixtureOf(numbers: tf.Tensor): Mixture {
  const [logits, means, logScales] = tf.split(numbers, 3, numbers.rank - 1);
  return { logits, means, logScales: tf.maximum(logScales, LEAST_LOG_SCALE) };
}

/** The logarithm of the density of each number x [...], given `numbers` [..., MIXTURE_NUMBERS], in nats. */
export function logDensity(numbers: tf.Tensor, x: tf.Tensor): tf.Tensor {
  const { logits, means, logScales } = mixtureOf(numbers);
  const away = tf.mul(tf.sub(tf.expandDims(x, -1), means), tf.exp(tf.neg(logScales)));
  const each = tf.sub(tf.sub(away, tf.mul(2, tf.softplus(away))), logScales);
  return tf.logSumExp(tf.add(tf.logSoftmax(logits), each), -1);
}

/**
 * The logarithm of the probability of each pixel x [...], of 256 levels in [-1, 1]: what the mixture has within half a level, and
 * beyond at the ends. Salimans et al. 2017, https://arxiv.org/abs/1701.05517 section 2.1.
 */
export function logProbability(numbers: tf.Tensor, x: tf.Tensor): tf.Tensor {
  const { logits, means, logScales } = mixtureOf(numbers);
  const perScale = tf.exp(tf.neg(logScales));
  const middle = tf.mul(tf.sub(tf.expandDims(x, -1), means), perScale);
  const half = tf.mul(HALF_LEVEL, perScale);
  const [above, below] = [tf.add(middle, half), tf.sub(middle, half)];
  // sigmoid(b) - sigmoid(a) = sigmoid(b) sigmoid(-a) (1 - exp(a - b)), without cancellation
  const logBelow = tf.neg(tf.softplus(tf.neg(above))); // log sigmoid(above)
  const logAbove = tf.neg(tf.softplus(below)); // log(1 - sigmoid(below))
  const within = tf.add(tf.add(logBelow, logAbove), tf.log(tf.neg(tf.expm1(tf.mul(-2, half)))));
  const ends = tf.expandDims(x, -1);
  const each = tf.where(
    tf.less(ends, -1 + HALF_LEVEL),
    logBelow,
    tf.where(tf.greater(ends, 1 - HALF_LEVEL), logAbove, within),
  );
  return tf.logSumExp(tf.add(tf.logSoftmax(logits), each), -1);
}

/** A draw of each mixture [N, MIXTURE_NUMBERS] for a uniform number [N, 1]: its component, then the place in it. */
export function drawFrom(numbers: tf.Tensor, uniform: tf.Tensor): tf.Tensor {
  const { logits, means, logScales } = mixtureOf(numbers);
  const shares = tf.softmax(logits);
  const before = tf.cumsum(shares, 1, true); // shares of the components before each
  const passed = tf.sum(tf.cast(tf.greaterEqual(uniform, before), 'int32'), 1); // at least 1: before the first are none
  const chosen = tf.oneHot(tf.sub(passed, tf.scalar(1, 'int32')) as tf.Tensor1D, COMPONENTS, 1, 0, 'float32');
  const of = (values: tf.Tensor) => tf.sum(tf.mul(values, chosen), 1, true);
  const inside = tf.clipByValue(tf.div(tf.sub(uniform, of(before)), of(shares)), MARGIN, 1 - MARGIN);
  const logit = tf.log(tf.div(inside, tf.sub(1, inside)));
  return tf.add(of(means), tf.mul(tf.exp(of(logScales)), logit));
}

/** Pixels at the nearest of 256 levels in [-1, 1]. */
export function atLevels(x: tf.Tensor): tf.Tensor {
  return tf.sub(tf.div(tf.round(tf.mul(tf.add(tf.clipByValue(x, -1, 1), 1), 127.5)), 127.5), 1);
}
