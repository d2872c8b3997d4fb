import type { Infer } from '../games/types.ts';
import type { Params } from '../nn/layer.ts';
import type { Model } from '../training/model.ts';
import type { WeightsOfG } from './types.ts';

/**
 * The functions of a model in inference: running statistics, and the averaged weights of players that keep some, unless
 * `weights` is `current`.
 */
export function inferWith({ owners }: Model, weights?: WeightsOfG): Infer {
  return (name, x, classes) => {
    const { functions, weights: present, averages, statistics } = owners[name];
    const chosen: Params = weights === 'current' ? present : (averages ?? present);
    return functions[name].apply(chosen, x, { training: false, statistics, classes });
  };
}
