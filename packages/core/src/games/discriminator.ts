import { architectures } from '../architectures/index.ts';
import type { Body } from '../architectures/types.ts';
import { batchFeatures } from '../batchFeatures/index.ts';
import { conditionings } from '../conditionings/index.ts';
import type { Conditioning } from '../conditionings/types.ts';
import { ConfigError } from '../errors.ts';
import { heads } from '../heads/index.ts';
import { besideClasses } from '../nn/besideClasses.ts';
import { normalised } from '../nn/block.ts';
import { dropout } from '../nn/dropout.ts';
import { gaussianNoise } from '../nn/gaussianNoise.ts';
import { type Layer, sequential } from '../nn/layer.ts';
import { packed, packedShape } from '../nn/packed.ts';
import { tapped } from '../nn/tapped.ts';
import type { GameConfig } from './gameConfig.ts';
import { networkOptions } from './networkOptions.ts';
import { seen } from './seen.ts';

/** A discriminator: it reads packs of samples, sees how alike a batch is, and gives one logit. */
export function discriminator(config: GameConfig, sampleShape: readonly number[], classes: number): Layer {
  const { pack, batchSize } = config;
  if (batchSize % pack !== 0)
    throw new ConfigError(`pack: expected a divisor of batchSize, ${batchSize}, got ${pack}.`);
  const { layer, features } = body(config, packedShape(sampleShape, pack), classes);
  const batch = batchFeatures[config.batchFeatures].body('batch', features);
  const logits = conditionedHead(config, batch.features, classes);
  const network = packed(pack, sequential(layer, normalised(batch.layer, config.normD), logits));
  return seen(config, sampleShape, network);
}

/** What reads samples, with the settings of D. `classes` > 0: and the classes of the batch, as `conditioning` says. */
export function body(config: GameConfig, sampleShape: readonly number[], classes = 0): Body {
  const { besideSamples }: Conditioning = conditionings[config.conditioning];
  const beside = besideSamples ? classes : 0;
  const shape = [...sampleShape.slice(0, -1), sampleShape[sampleShape.length - 1] + beside];
  const { layer, features } = architectures[config.architecture].body(
    networkOptions(config, 'D', shape, classes),
  );
  const { inputNoiseD, inputDropoutD } = config;
  const before = [
    ...(inputNoiseD > 0 ? [gaussianNoise(inputNoiseD)] : []),
    ...(inputDropoutD > 0 ? [dropout(inputDropoutD)] : []),
    ...(beside > 0 ? [besideClasses(beside)] : []),
  ];
  const whole = before.length > 0 ? sequential(...before, layer) : layer;
  return { layer: tapped('features', whole), features };
}

/** What ends a D that gives one logit, of so many classes. */
export function conditionedHead(config: GameConfig, features: number, classes: number): Layer {
  const { projection, everyLayer }: Conditioning = conditionings[config.conditioning];
  if (classes === 0 || projection) return head(config, 'projection', features, classes);
  if (!everyLayer) return head(config, 'projection', features, 0);
  return sequential(besideClasses(classes), head(config, 'projection', features + classes, 0));
}

/** What ends a network that reads samples. `classes`: those of the head. */
export function head(config: GameConfig, name: keyof typeof heads, features: number, classes: number): Layer {
  return normalised(heads[name].layer('out', features, classes), config.normD);
}
