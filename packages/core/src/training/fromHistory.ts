import * as tf from '../tf.ts';
import type { Player } from './player.ts';

/**
 * Historical averaging: the squared distance of a player's weights from the mean of all their earlier values, which holds it back from
 * orbits around an equilibrium. Salimans et al. 2016, https://arxiv.org/abs/1606.03498 section 3.3. Undefined where it is off.
 */
export function fromHistory({ weights, history }: Player): tf.Scalar | undefined {
  if (!history) return undefined;
  const squares = Object.entries(weights).map(([name, weight]) =>
    tf.sum(tf.square(tf.sub(weight, history[name]))),
  );
  return squares.reduce((sum, square) => tf.add(sum, square)) as tf.Scalar;
}
