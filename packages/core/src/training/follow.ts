// What follows an update of a player.
import { ema } from '@ganvil/kernels-as';
import type { Params } from '../nn/layer.ts';
import type * as tf from '../tf.ts';
import { copyInto, replace } from './inPlace.ts';
import type { Player } from './player.ts';

/** Moves what follows an update: the averaged weights, their history, and the statistics that its passes have seen. */
export function follow(
  player: Player,
  observed: readonly [string, tf.Tensor][],
  decay: tf.Scalar,
  historyDecay: tf.Scalar | undefined,
): void {
  const { averages, weights, statistics, latest, history } = player;
  if (averages) average(averages, Object.entries(weights), decay);
  if (history && historyDecay) average(history, Object.entries(weights), historyDecay);
  average(
    statistics,
    observed.filter(([name]) => !latest.has(name)),
    decay,
  );
  for (const [name, value] of observed) if (latest.has(name)) copyInto(statistics, name, value);
}

/**
 * Moves each average towards a value: average + (1 - decay) (value - average). A name that comes more than once (statistics
 * of real samples, then of fakes) moves as often, in that order.
 */
function average(averages: Params, towards: readonly [string, tf.Tensor][], decay: tf.Scalar): void {
  const once = towards.filter(([name], i) => towards.findIndex(([other]) => other === name) === i);
  if (once.length === 0) return;
  const next = ema(
    once.map(([name, weight]) => ({ average: averages[name], weight })),
    { decay },
  );
  once.forEach(([name], i) => {
    replace(averages, name, next[i].average);
  });
  average(
    averages,
    towards.filter((pair) => !once.includes(pair)),
    decay,
  );
}
