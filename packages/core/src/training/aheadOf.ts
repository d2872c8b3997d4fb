import type { Ahead } from '../games/types.ts';
import type { Params } from '../nn/layer.ts';
import { optimizers } from '../optimizers/index.ts';
import type { Optimizer, ParameterState } from '../optimizers/types.ts';
import * as tf from '../tf.ts';
import type { Player } from './player.ts';

/** A player whose next updates another one anticipates, by the rates of these updates [updates, numbers]; its state stays as it is. */
export function aheadOf(player: Player, rates: tf.Tensor2D): Ahead {
  const from = (weights: Params, states: Record<string, Params>, update: number): Ahead => ({
    weights,
    after: (gradients) => {
      const next = updated(player, { weights, states }, gradients, rateScalars(rates, update));
      return from(next.weights, next.states, update + 1);
    },
  });
  return from(player.weights, player.optimizerState, 0);
}

/** What an update of the optimizer moves. */
interface State {
  readonly weights: Params;
  readonly states: Record<string, Params>;
}

/** The state after one update by `gradients`. */
function updated(
  { settings }: Player,
  { weights, states }: State,
  gradients: Params,
  rates: readonly tf.Scalar[],
): State {
  const { state: slots, anticipate }: Optimizer = optimizers[settings.optimizer];
  const { beta1, beta2, weightClip } = settings;
  const after: State = {
    weights: { ...weights },
    states: Object.fromEntries(slots.map((slot) => [slot, { ...states[slot] }])),
  };
  for (const [name, gradient] of Object.entries(gradients)) {
    const state = Object.fromEntries(slots.map((slot) => [slot, states[slot][name]]));
    const before: ParameterState = { ...state, weight: weights[name], gradient };
    const { weight, ...next } = anticipate(before, { rates, beta1, beta2 });
    after.weights[name] = weightClip > 0 ? tf.clipByValue(weight, -weightClip, weightClip) : weight;
    for (const slot of slots) after.states[slot][name] = next[slot];
  }
  return after;
}

/** The numbers of one update, each by itself. */
const rateScalars = (rates: tf.Tensor2D, update: number): tf.Scalar[] =>
  Array.from({ length: rates.shape[1] }, (_, i) => tf.reshape(tf.slice(rates, [update, i], [1, 1]), []));
