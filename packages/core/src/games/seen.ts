import { instanceNoise } from '../nn/instanceNoise.ts';
import { type Layer, sequential } from '../nn/layer.ts';
import { augmented } from './augmented.ts';
import type { GameConfig } from './gameConfig.ts';

/** A network that reads samples [N, ...sampleShape], which sees them disturbed in training, as the settings ask for. */
export function seen(config: GameConfig, sampleShape: readonly number[], layer: Layer): Layer {
  const disturbances = [
    ...(config.augment === '' ? [] : [augmented(config, sampleShape)]),
    ...(config.instanceNoise > 0 ? [instanceNoise()] : []),
  ];
  return disturbances.length > 0 ? sequential(...disturbances, layer) : layer;
}
