import type { Infer } from '../games/types.ts';
import type { Params } from '../nn/layer.ts';
import type * as tf from '../tf.ts';
import type { Model } from '../training/model.ts';
import type { WeightsOfG } from './types.ts';

/**
 * The functions of a model in inference: running statistics, and the averaged weights of players that keep some, unless
 * `weights` is `current`. `taps`: by function, what gets the outputs of its tapped layers.
 */
export function inferWith(
  { owners, config, data }: Pick<Model, 'owners' | 'config' | 'data'>,
  weights?: WeightsOfG,
  taps: Readonly<Record<string, Params>> = {},
): Infer {
  const weightsOf = (name: string): Params => {
    const { weights: present, averages } = owners[name];
    return weights === 'current' ? present : (averages ?? present);
  };
  const apply = (name: string, x: tf.Tensor, classes?: tf.Tensor, own = taps[name]): tf.Tensor => {
    const { functions, statistics } = owners[name];
    const pass = { training: false, statistics, classes };
    return functions[name].apply(weightsOf(name), x, own ? { ...pass, taps: own } : pass);
  };
  return Object.assign(apply, { weightsOf, config, sampleShape: data.sampleShape });
}
