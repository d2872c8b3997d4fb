import { ConfigError } from '../errors.ts';
import * as tf from '../tf.ts';
import type { GameConfig } from './gameConfig.ts';
import type { DataShape } from './types.ts';

/** The input of G: z [N, latentDim], followed by the one-hot class in a conditional game (https://arxiv.org/abs/1411.1784). */
export function conditioned(z: tf.Tensor, classes: tf.Tensor | undefined): tf.Tensor {
  return classes ? tf.concat([z, classes], 1) : z;
}

/** The classes that the networks are conditioned on; 0: they are not. Throws ConfigError where the data have none. */
export function conditionedOn({ conditional }: GameConfig, { classes }: DataShape): number {
  if (conditional && classes === 0)
    throw new ConfigError('conditional: expected data whose samples have classes, got some without.');
  return conditional ? classes : 0;
}
