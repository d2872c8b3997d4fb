import { weightGradients } from '../nn/weightGradients.ts';
import * as tf from '../tf.ts';
import type { Penalty } from './types.ts';

/**
 * The squared length of the gradient of D's loss with respect to D's weights, which makes equilibria locally stable: G moves
 * where D has nothing to learn. Nagarajan and Kolter 2017, https://arxiv.org/abs/1706.04156 equation 3, where its weight is 0.1 to 1.
 */
export const nagarajanKolter: Penalty = {
  help: "Nagarajan and Kolter: squared gradient of D's loss with respect to D's weights, added to the loss of G",
  formula: '|∇ loss of D|², by the weights of D',
  player: 'G',
  memory: 2.8,
  value({ weights, lossOfD }) {
    const squares = Object.values(weightGradients(lossOfD, weights)).map((gradient) =>
      tf.sum(tf.square(gradient)),
    );
    return squares.reduce((sum, square) => tf.add(sum, square)) as tf.Scalar;
  },
};
