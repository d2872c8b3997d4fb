import { architectures } from '../architectures/index.ts';
import type { Body } from '../architectures/types.ts';
import { batchFeatures } from '../batchFeatures/index.ts';
import { ConfigError } from '../errors.ts';
import { heads } from '../heads/index.ts';
import { normalised } from '../nn/block.ts';
import { type Layer, sequential } from '../nn/layer.ts';
import { packed, packedShape } from '../nn/packed.ts';
import { tapped } from '../nn/tapped.ts';
import type { GameConfig } from './gameConfig.ts';
import { networkOptions } from './networkOptions.ts';

/** A discriminator: it reads packs of samples, sees how alike a batch is, and gives one logit. */
export function discriminator(config: GameConfig, sampleShape: readonly number[], classes: number): Layer {
  const { pack, batchSize } = config;
  if (batchSize % pack !== 0)
    throw new ConfigError(`pack: expected a divisor of batchSize, ${batchSize}, got ${pack}.`);
  const { layer, features } = body(config, packedShape(sampleShape, pack));
  const batch = batchFeatures[config.batchFeatures].body('batch', features);
  const logits = head(config, 'projection', batch.features, classes);
  return packed(pack, sequential(layer, normalised(batch.layer, config.normD), logits));
}

/** What reads samples, with the settings of D. */
export function body(config: GameConfig, sampleShape: readonly number[]): Body {
  const { layer, features } = architectures[config.architecture].body(
    networkOptions(config, 'D', sampleShape),
  );
  return { layer: tapped('features', layer), features };
}

/** What ends a network that reads samples. `classes`: those of the head. */
export function head(config: GameConfig, name: keyof typeof heads, features: number, classes: number): Layer {
  return normalised(heads[name].layer('out', features, classes), config.normD);
}
