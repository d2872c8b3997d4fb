import { loadScalar } from '@ganvil/kernels-as';
import type { DensityRatios } from '../assessments/types.ts';
import type { Dataset } from '../datasets/types.ts';
import { losses } from '../losses/index.ts';
import type { Loss } from '../losses/types.ts';
import type { Samples } from '../training/events.ts';
import type { Model } from '../training/model.ts';
import { discriminate } from './discriminate.ts';
import { fakesFor } from './evaluate.ts';

/**
 * What the D of a model says of the ratio of the densities of data and G; undefined where its outputs stand for none: losses without, a D that reads
 * classes or packs, labels that are smoothed or flipped, samples with noise to the end.
 */
export async function densityRatios(
  model: Model,
  dataset: Dataset,
  real: Samples,
): Promise<DensityRatios | undefined> {
  const { config, game, classes } = model;
  const { logRatio }: Loss = losses[config.loss];
  const { pack, labelSmoothing, labelNoise, instanceNoise, instanceNoiseSchedule } = config;
  const shifted = labelSmoothing > 0 || labelNoise > 0;
  const noisy = instanceNoise > 0 && instanceNoiseSchedule === 'constant';
  const tells = game.discriminate !== undefined && !game.unused.includes('loss');
  if (!logRatio || !tells || classes > 0 || pack > 1 || shifted || noisy) return undefined;
  const scalar = await loadScalar();
  const ratiosOf = async (samples: Samples) =>
    Float64Array.from((await discriminate(model, dataset, samples)).logits, (output) =>
      logRatio(output, scalar),
    );
  const fakes = await fakesFor(model, real, 'current');
  return { ofReal: await ratiosOf(real), fakes, ofFakes: await ratiosOf(fakes) };
}
