import { architectures } from '../architectures/index.ts';
import type { NetworkOptions } from '../architectures/types.ts';
import { conditionings } from '../conditionings/index.ts';
import type { Conditioning } from '../conditionings/types.ts';
import { ConfigError } from '../errors.ts';
import type { Layer } from '../nn/layer.ts';
import { mirrored } from '../nn/mirrored.ts';
import { type NormName, norms } from '../norms/index.ts';
import type { Norm } from '../norms/types.ts';
import * as tf from '../tf.ts';
import type { GameConfig } from './gameConfig.ts';
import { networkOptions } from './networkOptions.ts';
import type { PlayerFunction } from './types.ts';

/** A generator: it reads latents [N, latentDim], followed by one-hot classes where there are `classes`, and gives samples. */
export function generator(
  config: GameConfig,
  sampleShape: readonly number[],
  classes: number,
): PlayerFunction {
  const inputs = config.latentDim + classes;
  const options = networkOptions(config, 'G', sampleShape, classes);
  if (options.classesOfNorm > 0) expectScales(config.normG);
  const make = config.mirror ? mirrorOfD : architectures[config.architecture].generator;
  const layer = make(inputs, options, config);
  const { everyLayer, norms: perClass }: Conditioning = conditionings[config.conditioning];
  const asks = classes > 0 && (everyLayer || perClass);
  return { layer: asks ? withClassesOfInput(layer, config.latentDim, classes) : layer, input: [inputs] };
}

function expectScales(name: NormName): void {
  const { outputs }: Norm = norms[name];
  if (!outputs)
    throw new ConfigError(
      `normG: expected a normalisation with scales, such as batch, for conditioning normalisation, got ${name}.`,
    );
}

/** G as D in reverse, without the classes that D reads. */
function mirrorOfD(inputs: number, options: NetworkOptions, config: GameConfig): Layer {
  for (const [key, keyD] of [
    ['width', 'widthD'],
    ['depth', 'depthD'],
  ] as const)
    if (config[key] !== config[keyD])
      throw new ConfigError(
        `${key}: expected ${keyD}, ${config[keyD]}, where G mirrors D, got ${config[key]}.`,
      );
  if (config.denseG > 0)
    throw new ConfigError(`denseG: expected 0 where G mirrors D, dense layer and all, got ${config.denseG}.`);
  const { sampleShape } = options;
  const { layer } = architectures[config.architecture].body(networkOptions(config, 'D', sampleShape));
  return mirrored(layer, sampleShape, inputs, options);
}

/** A network whose layers read the one-hot classes that are at the end of its input. */
function withClassesOfInput(layer: Layer, first: number, classes: number): Layer {
  return {
    ...layer,
    apply: (params, x, pass) =>
      layer.apply(params, x, { ...pass, classes: tf.slice(x, [0, first], [x.shape[0], classes]) }),
  };
}
