import { architectures } from '../architectures/index.ts';
import type { OptionalSetting } from '../architectures/optionalSettings.ts';
import type { Architecture, NetworkOptions } from '../architectures/types.ts';
import { conditionings } from '../conditionings/index.ts';
import type { Conditioning } from '../conditionings/types.ts';
import { ConfigError } from '../errors.ts';
import { reads } from '../nn/activation.ts';
import type { GameConfig } from './gameConfig.ts';

/** The settings of one side: of networks that make samples (G), or of those that read them (D), conditioned on so many classes. */
export function networkOptions(
  config: GameConfig,
  side: 'G' | 'D',
  sampleShape: readonly number[],
  classes = 0,
): NetworkOptions {
  refuseUnused(config);
  const { widening, downsample, upsample, filterSize, maxoutPieces } = config;
  const [width, depth] = side === 'G' ? [config.width, config.depth] : [config.widthD, config.depthD];
  const { [`activation${side}` as const]: activation, [`norm${side}` as const]: norm } = config;
  const { everyLayer, norms }: Conditioning = conditionings[config.conditioning];
  return {
    sampleShape,
    width,
    depth,
    widening,
    activation,
    pieces: maxoutPieces,
    norm,
    dropout: config[`dropout${side}`],
    noise: side === 'D' ? config.noiseD : 0,
    downsample,
    upsample,
    filterSize,
    dense: config[`dense${side}`],
    classesBeside: everyLayer ? classes : 0,
    classesOfNorm: norms && side === 'G' ? classes : 0,
  };
}

/** Settings that the networks of a config do not read, where they were changed: ignored in silence, they would mislead. */
function refuseUnused(config: GameConfig): void {
  const { uses }: Architecture = architectures[config.architecture];
  const off = {
    ...{ filterSize: 4, upsample: 'transposed', downsample: 'stride' },
    ...{ denseG: 0, denseD: 0, mirror: false },
  } as const;
  for (const key of Object.keys(off) as OptionalSetting[])
    if (!uses.includes(key) && config[key] !== off[key])
      throw new ConfigError(
        `${key}: expected ${off[key]} with the architecture ${config.architecture}, got ${config[key]}.`,
      );
  const pieces = [config.activationG, config.activationD].some((name) => reads(name, 2) !== reads(name, 3));
  if (!pieces && config.maxoutPieces !== 5)
    throw new ConfigError(`maxoutPieces: expected 5 without maxout, got ${config.maxoutPieces}.`);
  if (!config.conditional && config.conditioning !== 'projection')
    throw new ConfigError(
      `conditioning: expected projection where conditional is false, got ${config.conditioning}.`,
    );
}
