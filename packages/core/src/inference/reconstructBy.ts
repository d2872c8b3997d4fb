import type { Dataset } from '../datasets/types.ts';
import { ConfigError } from '../errors.ts';
import { games } from '../games/index.ts';
import type { Game } from '../games/types.ts';
import type { Checkpoint } from '../state/types.ts';
import type { Samples } from '../training/events.ts';
import { invert } from './invert.ts';
import type { InvertOptions } from './invertOptions.ts';
import { otherGame } from './otherGame.ts';
import { principalReconstruction } from './principalReconstruction.ts';
import { reconstruct } from './reconstruct.ts';
import { withModel } from './sample.ts';

/** Where latents of samples come from: the encoder of the game, a search, or a search that begins where the encoder says. */
export type LatentsBy = 'encoder' | 'search' | 'both';

/** Samples made again from their latents. */
export interface ReconstructedBy {
  readonly by: LatentsBy;
  /** [count, latentDim], flat. */
  readonly latents: Float32Array;
  /** What the generator makes of them. */
  readonly samples: Samples;
  /** What as many principal components of the training data as latents have numbers keep of the given samples, flat. */
  readonly components: Float32Array;
}

/** How samples are made again. `labels`: as for a search; an encoder of a conditional game needs them. */
export interface ReconstructOptions extends Omit<InvertOptions, 'start' | 'observation'> {
  /** By default the encoder, where the game has one. */
  readonly by?: LatentsBy;
  readonly training: Dataset;
}

/**
 * Latents of samples, what the generator makes of them, and what a linear code of as many numbers keeps. Throws ConfigError where an
 * encoder is asked for and the game has none, or lacks classes; else as `invert`.
 */
export async function reconstructBy(
  checkpoint: Checkpoint,
  samples: Samples,
  { training, by, ...options }: ReconstructOptions,
): Promise<ReconstructedBy> {
  const { config } = checkpoint;
  const game: Game = games[config.game];
  const chosen = by ?? (game.encode ? 'encoder' : 'search');
  if (chosen !== 'search' && !game.encode) throw otherGame('encode', config.game);
  if (chosen !== 'search' && config.conditional && !options.labels)
    throw new ConfigError('class: expected one for the encoder of a conditional game, got none.');
  const components = await principalReconstruction(training, samples, config.latentDim);
  return withModel(checkpoint, async (model) => {
    if (chosen === 'search') {
      const { latents, samples: found } = await invert(model, samples, { dataset: training, ...options });
      return { by: chosen, latents, samples: found, components };
    }
    const coded = await reconstruct(model, { ...samples, labels: options.labels }, options.weights);
    if (chosen === 'encoder') return { by: chosen, ...coded, components };
    const search = { dataset: training, ...options, start: coded.latents };
    const { latents, samples: found } = await invert(model, samples, search);
    return { by: chosen, latents, samples: found, components };
  });
}
