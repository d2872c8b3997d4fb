// One descent of a player.
import { bounded, globalNorm } from '@ganvil/kernels-as';
import type { Params } from '../nn/layer.ts';
import { optimizers } from '../optimizers/index.ts';
import type { Hyperparameters, Optimizer, ParameterState } from '../optimizers/types.ts';
import * as tf from '../tf.ts';
import { copyInto, replace } from './inPlace.ts';
import type { Player } from './player.ts';

/** Beyond this the square of the gradients' length leaves float32: the run has diverged. */
const LIMIT = 1e18;

/** The value of a loss, and its gradient with respect to each weight of a player, in their order; null where it depends on none, or the weight does not learn. */
export interface Descent {
  readonly value: tf.Scalar;
  readonly gradients: readonly (tf.Tensor | null)[];
}

/** Gradients of `loss()` with respect to the weights of a player that learn. */
export function descentOf({ weights, frozen }: Player, loss: () => tf.Scalar): Descent {
  const names = Object.keys(weights).filter((name) => !frozen.has(name));
  const learning = names.map((name) => weights[name]);
  const { value, grads } = tf.engine().gradients(loss, learning, undefined, true);
  const found = new Map(names.map((name, i) => [name, grads[i]]));
  return {
    value: value as tf.Scalar,
    gradients: Object.keys(weights).map((name) => found.get(name) ?? null),
  };
}

/**
 * One descent of a player by the optimizer; `report` gets the gradients and their length. False, and nothing has changed, if one is not
 * finite. Frees them.
 */
export function descend(
  player: Player,
  rates: tf.Tensor1D,
  { value, gradients }: Descent,
  report: (norm: tf.Scalar, gradients: readonly (readonly [weight: string, tf.Tensor])[]) => void,
): boolean {
  const names = Object.keys(player.weights);
  const used = gradients.filter((gradient) => gradient != null);
  const norm = globalNorm(used);
  report(
    norm,
    names.flatMap((name, i) => (gradients[i] ? [[name, gradients[i]] as const] : [])),
  );
  const finite = bounded([value, norm], LIMIT); // no gradient is larger than all of them together
  if (finite) optimize(player, rates, names, gradients);
  tf.dispose([value, norm, ...used]);
  return finite;
}

/** One step of the optimizer for the weights `names`; those without a gradient stay. */
function optimize(
  { weights, frozen, optimizerState, settings }: Player,
  rates: tf.Tensor1D,
  names: readonly string[],
  gradients: readonly (tf.Tensor | null)[],
): void {
  const optimizer: Optimizer = optimizers[settings.optimizer];
  const moved: string[] = [];
  const before: ParameterState[] = [];
  names.forEach((name, i) => {
    const gradient = gradients[i];
    if (!gradient) return;
    const state = optimizer.state.map((slot) => [slot, optimizerState[slot][name]]);
    moved.push(name);
    before.push({ weight: weights[name], gradient, ...Object.fromEntries(state) });
  });
  const hyperparameters: Hyperparameters = { rates, beta1: settings.beta1, beta2: settings.beta2 };
  const after = optimizer.update(before, hyperparameters);
  moved.forEach((name, i) => {
    replace(weights, name, after[i].weight);
    for (const slot of optimizer.state) replace(optimizerState[slot], name, after[i][slot]);
  });
  if (settings.weightClip > 0) clip(weights, frozen, settings.weightClip);
}

/** Cuts weights that learn to [-limit, limit], in place. WGAN, https://arxiv.org/abs/1701.07875 algorithm 1. */
function clip(weights: Params, frozen: ReadonlySet<string>, limit: number): void {
  for (const [name, weight] of Object.entries(weights)) {
    if (frozen.has(name)) continue;
    const cut = tf.clipByValue(weight, -limit, limit);
    copyInto(weights, name, cut);
    cut.dispose();
  }
}
