import type { Infer } from '../games/types.ts';
import type { Params } from '../nn/layer.ts';
import type { Model } from '../training/model.ts';
import type { WeightsOfG } from './types.ts';

/**
 * The functions of a model in inference: running statistics, and the averaged weights of players that keep some, unless
 * `weights` is `current`. `taps`: by function, what gets the outputs of its tapped layers.
 */
export function inferWith(
  { owners }: Model,
  weights?: WeightsOfG,
  taps: Readonly<Record<string, Params>> = {},
): Infer {
  return (name, x, classes, own = taps[name]) => {
    const { functions, weights: present, averages, statistics } = owners[name];
    const chosen: Params = weights === 'current' ? present : (averages ?? present);
    const pass = { training: false, statistics, classes };
    return functions[name].apply(chosen, x, own ? { ...pass, taps: own } : pass);
  };
}
