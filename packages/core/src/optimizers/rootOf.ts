import * as tf from '../tf.ts';

/** Far below the square of every epsilon. */
const TINY = 1e-24;

/** The square root of a mean of squares, whose gradient is finite where there has been no gradient yet. */
export const rootOf = (squares: tf.Tensor): tf.Tensor => tf.sqrt(tf.add(squares, TINY));
