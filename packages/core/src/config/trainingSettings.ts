import { augmentations } from '../augmentations/index.ts';
import { losses } from '../losses/index.ts';
import { penalties } from '../penalties/index.ts';
import { schedules } from '../schedules/index.ts';
import { stops } from '../stops/index.ts';
import { optimizerSettings } from './optimizerSettings.ts';
import { choice, follows, integer, list, number, text } from './settingKinds.ts';

const MAX = Number.MAX_SAFE_INTEGER;

/** Settings of the objectives and of how they are minimised. */
export const trainingSettings = {
  loss: choice(losses, 'nonSaturating', 'training', 'adversarial loss'),
  penalty: choice(
    penalties,
    'none',
    'training',
    'regulariser added to the loss of D, or of G for nagarajanKolter',
  ),
  penaltyWeight: number(1, { min: 0, max: 1e6 }, 'training', 'weight of the penalty'),
  unroll: integer(
    0,
    { min: 0, max: 20 },
    'training',
    'updates of D that G anticipates, by its own optimizer (unrolled GAN); 0: none',
  ),
  weightClip: number(
    0,
    { min: 0, max: 1e3 },
    'training',
    'clip the weights of D to plus or minus this value after each update of D (0.01 in WGAN); 0: no clipping',
  ),
  freeze: text(
    '',
    'training',
    'weights that do not learn, by name or beginning of names: D/down1,D/down2 keeps the first two layers of D as they are; comma-separated; ganvil train --shapes lists layers',
  ),
  historicalAveraging: number(
    0,
    { min: 0, max: 1e6 },
    'training',
    'coefficient of a loss term: the squared distance of the parameters from the mean of their earlier values; 0: off',
  ),
  historicalAveragingD: follows(
    'historicalAveraging',
    number(0, { min: 0, max: 1e6 }, 'training', 'historicalAveraging, for D'),
  ),
  labelSmoothing: number(
    0,
    { min: 0, max: 0.5 },
    'training',
    'one-sided label smoothing: the label of real samples is 1 minus this (usually 0.1); only with the losses nonSaturating, minimax, kl, leastSquares, featureMatching',
  ),
  labelNoise: number(
    0,
    { min: 0, max: 0.5 },
    'training',
    'share of the labels, real or fake, that are swapped at random; only with the same losses as labelSmoothing',
  ),
  instanceNoise: number(
    0,
    { min: 0, max: 10 },
    'training',
    'standard deviation of noise added to real and fake samples before D reads them; instanceNoiseSchedule says how it decreases; 0: none',
  ),
  instanceNoiseSchedule: choice(
    schedules,
    'linear',
    'training',
    'how instanceNoise changes in the first scheduleSteps steps; constant: not at all; linear, cosine: down to 0',
  ),
  augment: list(
    augmentations,
    'training',
    'random augmentations of all images that D reads in training, against overfitting on small data sets; comma-separated, such as flip,translation',
  ),
  augmentProbability: number(
    1,
    { min: 0, max: 1 },
    'training',
    'probability of each augmentation for each image',
  ),
  augmentTarget: number(
    0,
    { min: 0, max: 1 },
    'training',
    'adaptive augmentation (ADA): the probability of augmentation starts at 0, rises while the mean sign of D on real samples is above this, else falls (usually 0.6); 0: off',
  ),
  augmentImages: integer(
    500_000,
    { min: 1, max: MAX },
    'training',
    'adaptive augmentation: its speed, as the number of real samples that D must read for the probability to rise from 0 to 1',
  ),
  likelihood: choice(
    { gaussian: 0, learned: 0, bernoulli: 0 },
    'gaussian',
    'training',
    'likelihood of a sample given the output of G (vae); gaussian: its standard deviation is the setting deviation; learned: Gaussian of a learned standard deviation; bernoulli: grey values are probabilities',
  ),
  deviation: number(
    0.5,
    { min: 1e-3, max: 100 },
    'training',
    'standard deviation of the Gaussian around the output of G: for the likelihood gaussian, and for exploration in reinforce',
  ),
  cost: choice(
    { laplacian: 0, squared: 0 },
    'laplacian',
    'training',
    'reconstruction loss (glo); laplacian: absolute error over the levels of a Laplacian pyramid; squared: squared error per pixel',
  ),
  klWeight: number(
    1,
    { min: 0, max: 1e6 },
    'training',
    'weight of the KL divergence of the encoder from the distribution of z (vae)',
  ),
  classWeight: number(
    1,
    { min: 0, max: 1e6 },
    'training',
    'weight of the classification loss (auxiliary, semiSupervised)',
  ),
  pseudoLabelWeight: number(
    0,
    { min: 0, max: 1e6 },
    'training',
    'weight of the loss of pseudo-labels: the class of which D is sure for a real sample is the label of that sample under noise and augmentation (semiSupervised, usually 1); 0: off',
  ),
  batches: choice(
    { split: 0, joined: 0 },
    'split',
    'training',
    'how D gets real and fake samples; split: as two batches; joined: as one; matters only if D uses batch statistics',
  ),
  batchSize: integer(64, { min: 1, max: 65536 }, 'training', 'samples per update'),
  shards: integer(
    1,
    { min: 1, max: 256 },
    'training',
    'equal parts of a batch whose gradients are computed one after another, or on several machines (docs/mpi.md), and averaged; batch statistics, penalties and random draws are per shard; a divisor of batchSize',
  ),
  discriminatorSteps: integer(1, { min: 1, max: 100 }, 'training', 'updates of D per step'),
  discriminatorUntil: choice(
    stops,
    'never',
    'training',
    'criterion to stop updating D within a step; discriminatorSteps is then the maximum number of updates',
  ),
  discriminatorTarget: number(
    0,
    { min: 0, max: 1e6 },
    'training',
    'threshold of discriminatorUntil; 0: its default, which is 0.001 for converged (decrease of the loss), 0.05 for gradient (norm), 0.75 for accuracy, 1 for logitGap',
  ),
  generatorSteps: integer(1, { min: 1, max: 100 }, 'training', 'updates of G per step'),
  ...optimizerSettings,
} as const;
