import type { Checkpoint } from '../state/types.ts';
import type { Samples } from '../training/events.ts';
import type { Model } from '../training/model.ts';
import { yieldToEventLoop } from '../training/yieldToEventLoop.ts';
import { answerOf, ask } from './ask.ts';
import { otherGame } from './otherGame.ts';
import { samplesOf, withModel } from './sample.ts';
import type { WeightsOfG } from './types.ts';

/** Samples as a game's encoder and generator make them anew. */
export interface Reconstructed {
  /** [count, latentDim], flat. */
  readonly latents: Float32Array;
  readonly samples: Samples;
}

/**
 * Latents of samples, and what G makes of those; of a conditional game for the samples' labels. Throws ConfigError where the game
 * has no encoder.
 */
export async function reconstruct(
  model: Model,
  samples: Samples,
  weights?: WeightsOfG,
): Promise<Reconstructed> {
  const encode = answerOf(model, 'encode');
  if (!encode || !model.game.generate) throw otherGame('encode', model.config.game);
  const latents = ask(model, encode, samples, weights);
  await yieldToEventLoop();
  return { latents, samples: await samplesOf(model, latents, samples.labels, weights) };
}

/** As `reconstruct`, of the game in a checkpoint. */
export function reconstructFrom(checkpoint: Checkpoint, samples: Samples): Promise<Reconstructed> {
  return withModel(checkpoint, (model) => reconstruct(model, samples));
}
