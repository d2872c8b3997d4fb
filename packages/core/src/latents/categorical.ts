import * as tf from '../tf.ts';
import type { Latent } from './types.ts';

const CATEGORIES = 10;

/**
 * A category, one-hot, then N(0, 1): as InfoGAN's latents for MNIST (https://arxiv.org/abs/1606.03657 section 7.2), without its loss. A G
 * that is continuous in z joins kinds of samples that are apart by samples of no kind (https://arxiv.org/abs/1806.00880); between
 * categories there are no latents, so nothing need be there. Differs: the one is sqrt(categories), so that all numbers have the mean
 * square 1; a latent of fewer than 11 numbers has as many categories and nothing else. Walks and searches pass between categories.
 */
export const categorical: Latent = {
  help: `one of ${CATEGORIES} categories, one-hot, then N(0, 1)`,
  draws: 'normal',
  path: 'line',
  batch: (drawn) => withCategory(drawn, chosen) as tf.Tensor2D,
  confine: (moved) => withCategory(moved, (x) => tf.clipByValue(x, 0, Math.sqrt(x.shape[1]!))),
};

/** Rows whose first numbers, one for each category, are replaced. */
function withCategory(rows: tf.Tensor, replaced: (first: tf.Tensor) => tf.Tensor): tf.Tensor {
  const [count, dim] = rows.shape;
  const many = Math.min(CATEGORIES, dim!);
  const first = replaced(tf.slice(rows, [0, 0], [count, many]));
  return many === dim ? first : tf.concat([first, tf.slice(rows, [0, many], [count, dim! - many])], 1);
}

/** The category whose number is the largest: each is as likely. */
function chosen(first: tf.Tensor): tf.Tensor {
  const many = first.shape[1]!;
  return tf.oneHot(tf.argMax(first, 1), many, Math.sqrt(many), 0, 'float32');
}
