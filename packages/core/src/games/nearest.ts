import * as tf from '../tf.ts';
import { closestDistances } from './closest.ts';
import { conditionedOn } from './conditioned.ts';
import { generator } from './generator.ts';
import type { Game, Round } from './types.ts';
import { ofDiscriminator, ofOptimizerD, ofOthers, ofReader } from './unusedSettings.ts';

/**
 * A generator whose cost is the squared distance of each sample from the closest real one of the batch: a cost that is given, as
 * generators had before D learned one. It is at its lowest where all samples are copies, or the mean, of a few real ones. The
 * reverse, each real sample from its closest fake, is IMLE (https://arxiv.org/abs/1809.09087), which was made so as not to do that.
 */
export const nearest: Game = {
  help: 'a generator G that minimises the distance from each fake to the closest real sample of the batch; no discriminator',
  flow: 'z > G > fakes > loss/G; real > loss/G',
  formula: 'mean distance(G(z), the nearest x of the batch)²',
  unused: [
    ...ofDiscriminator,
    ...ofOptimizerD,
    ...ofReader,
    ...ofOthers,
    'conditional',
    'conditioning',
    'mirror',
  ],
  players: (config, data) => ({ G: { G: generator(config, data.sampleShape, conditionedOn(config, data)) } }),
  averaged: ['G'],
  schedule: () => [['G', 1]],
  needs: () => ({ G: { real: 'next', latents: true } }),
  loss: { G: loss },
  generate: (infer, latents) => infer('G', latents),
};

function loss(round: Round): tf.Scalar {
  const [real, fake] = [round.real, round.apply('G', round.latents)].map(
    (samples) => tf.reshape(samples, [samples.shape[0], -1]) as tf.Tensor2D,
  );
  return round.report('loss/G', tf.div(tf.mean(closestDistances(fake, real)), real.shape[1]));
}
