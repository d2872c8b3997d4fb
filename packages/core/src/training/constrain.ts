import type { Params } from '../nn/layer.ts';
import * as tf from '../tf.ts';
import { copyInto } from './inPlace.ts';
import type { Player } from './player.ts';

/** Brings weights of a player back to where they belong after an update. */
export function constrain({ weights }: Player, to: (weights: Params) => Params): void {
  const values = tf.tidy(() => to(weights));
  for (const [name, value] of Object.entries(values)) copyInto(weights, name, value);
  tf.dispose(values);
}
