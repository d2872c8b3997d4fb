import { architectures } from '../architectures/index.ts';
import { heads } from '../heads/index.ts';
import { normalised } from '../nn/block.ts';
import { type Layer, sequential } from '../nn/layer.ts';
import type { GameConfig } from './gameConfig.ts';
import { networkOptions } from './networkOptions.ts';

/** A network that reads samples: the body of the architecture, then a head. `classes`: those of the head. */
export function reader(
  config: GameConfig,
  sampleShape: readonly number[],
  head: keyof typeof heads,
  classes: number,
): Layer {
  const options = networkOptions(config, 'D', sampleShape);
  const { layer, features } = architectures[config.architecture].body(options);
  return sequential(layer, normalised(heads[head].layer('out', features, classes), options.norm));
}
