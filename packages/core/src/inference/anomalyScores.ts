import type { Config } from '../config/resolveConfig.ts';
import { ConfigError } from '../errors.ts';
import { games } from '../games/index.ts';
import type { Game } from '../games/types.ts';
import type { Checkpoint } from '../state/types.ts';
import * as tf from '../tf.ts';
import type { Samples } from '../training/events.ts';
import type { Model } from '../training/model.ts';
import { yieldToEventLoop } from '../training/yieldToEventLoop.ts';
import { chunks } from './chunks.ts';
import { createJudge } from './createJudge.ts';
import { type Inversion, invert } from './invert.ts';
import type { InvertOptions } from './invertOptions.ts';
import { oneHot, withModel } from './sample.ts';

/** How little samples are like what a generator makes. */
export interface AnomalyScores {
  /** (1 - lambda) residual + lambda discrimination, of each [count]; the higher the stranger. */
  readonly scores: Float64Array;
  /** The sum of |x - G(z)|. */
  readonly residuals: Float64Array;
  /** The sum of |f(x) - f(G(z))| over the last features f of D; 0 where lambda is 0. */
  readonly discriminations: Float64Array;
  readonly inversion: Inversion;
}

/** What is asked for. The distance is l1, and its terms are given by lambda. */
export interface AnomalyOptions extends Omit<InvertOptions, 'distance' | 'terms' | 'observation'> {
  /** Weight of D, from 0 to below 1; 0.1 by default, as in the paper; 0 for games without a discriminator. */
  readonly lambda?: number;
}

/** The weight of D that a score has by default. */
export function usualLambda({ game }: Pick<Config, 'game'>): number {
  const { discriminate }: Game = games[game];
  return discriminate ? 0.1 : 0;
}

/**
 * Anomaly scores as AnoGAN gives them: Schlegl et al. 2017, https://arxiv.org/abs/1703.05921 equations 3 to 6, by a search for the
 * latents that minimise the score. Differs: Adam on several starts, 300 steps where the paper has 500. Errors as `invert`.
 */
export async function anomalyScores(
  checkpoint: Checkpoint,
  samples: Samples,
  { lambda = usualLambda(checkpoint.config), ...options }: AnomalyOptions = {},
): Promise<AnomalyScores> {
  if (!(lambda >= 0 && lambda < 1))
    throw new ConfigError(`lambda: expected a number from 0 to below 1, got ${lambda}.`);
  const { game } = checkpoint.config;
  if (lambda > 0 && !(games[game] as Game).discriminate)
    throw new ConfigError(
      `lambda: expected 0 in the game ${game}, which has no discriminator, got ${lambda}.`,
    );
  return withModel(checkpoint, async (model) => {
    const search: InvertOptions = { ...options, distance: 'l1', terms: { features: lambda / (1 - lambda) } };
    const inversion = await invert(model, samples, search);
    const residuals = differencesOf(samples.data, inversion.samples.data, samples.count);
    const discriminations =
      lambda > 0 ? await featureDifferences(model, samples, inversion, options) : residuals.map(() => 0);
    const scores = residuals.map((residual, i) => (1 - lambda) * residual + lambda * discriminations[i]);
    return { scores, residuals, discriminations, inversion };
  });
}

/** The sum of |f(x) - f(G(z))| for each sample. */
async function featureDifferences(
  model: Model,
  { shape, count, data }: Samples,
  { samples: found }: Inversion,
  { dataset }: Pick<InvertOptions, 'dataset'>,
): Promise<Float64Array> {
  const size = data.length / count;
  const all = new Float64Array(count);
  for (const [first, end] of chunks(count)) {
    const [own, other] = [data, found.data].map((values) =>
      tf.tidy(() => {
        const classes = oneHot(found.labels?.subarray(first, end), model.classes);
        const judge = createJudge(model, dataset, () => classes);
        const x = tf.tensor(values.subarray(first * size, end * size), [end - first, ...shape]);
        return judge.features(x).dataSync<'float32'>().slice();
      }),
    );
    all.set(differencesOf(own, other, end - first), first);
    await yieldToEventLoop();
  }
  return all;
}

/** The sums of |a - b| over each of so many rows. */
function differencesOf(a: Float32Array, b: Float32Array, count: number): Float64Array {
  const size = a.length / count;
  return Float64Array.from({ length: count }, (_, i) => {
    let sum = 0;
    for (let k = i * size; k < (i + 1) * size; k++) sum += Math.abs(a[k] - b[k]);
    return sum;
  });
}
