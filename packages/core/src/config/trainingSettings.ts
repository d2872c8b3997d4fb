import { augmentations } from '../augmentations/index.ts';
import { losses } from '../losses/index.ts';
import { optimizers } from '../optimizers/index.ts';
import { penalties } from '../penalties/index.ts';
import { schedules } from '../schedules/index.ts';
import { stops } from '../stops/index.ts';
import { choice, follows, integer, list, number } from './settingKinds.ts';

const MAX = Number.MAX_SAFE_INTEGER;

/** Settings of the objectives and of how they are minimised. */
export const trainingSettings = {
  loss: choice(losses, 'nonSaturating', 'training', 'adversarial loss'),
  penalty: choice(penalties, 'none', 'training', 'regulariser, added to the loss of a player'),
  penaltyWeight: number(1, { min: 0, max: 1e6 }, 'training', 'weight of the penalty'),
  unroll: integer(
    0,
    { min: 0, max: 20 },
    'training',
    'updates of D that G anticipates, as plain gradient steps (unrolled GAN); 0: none',
  ),
  weightClip: number(
    0,
    { min: 0, max: 1e3 },
    'training',
    'largest absolute value of a weight of D: larger ones are cut after each of its updates (0.01 in WGAN); 0: any',
  ),
  historicalAveraging: number(
    0,
    { min: 0, max: 1e6 },
    'training',
    'holds weights near the mean of all their earlier values: weight of their squared distance in the loss; 0: off',
  ),
  historicalAveragingD: follows(
    'historicalAveraging',
    number(0, { min: 0, max: 1e6 }, 'training', 'historicalAveraging, for D'),
  ),
  labelSmoothing: number(
    0,
    { min: 0, max: 0.5 },
    'training',
    'real samples have the label 1 less this for D (0.1 is usual), so that it is never quite sure; for losses with labels',
  ),
  labelNoise: number(
    0,
    { min: 0, max: 0.5 },
    'training',
    'share of the labels of D that are flipped, so that it is told that some fakes are real; for losses with labels',
  ),
  instanceNoise: number(
    0,
    { min: 0, max: 10 },
    'training',
    'standard deviation of noise that is added to all that D reads in training (images are from -1 to 1); 0: none',
  ),
  instanceNoiseSchedule: choice(
    schedules,
    'linear',
    'training',
    'how instanceNoise falls to 0 during the schedule',
  ),
  augment: list(
    augmentations,
    'training',
    'changes that all images of D get at random in training, against learning few images by heart; comma-separated, such as flip,translation',
  ),
  augmentProbability: number(
    1,
    { min: 0, max: 1 },
    'training',
    'probability of each change of augment for each image',
  ),
  augmentTarget: number(
    0,
    { min: 0, max: 1 },
    'training',
    'finds the probability by itself, from 0 on: more changes while the mean sign of the outputs of D for real samples is above this (0.6 in ADA); 0: off',
  ),
  augmentImages: integer(
    500_000,
    { min: 1, max: MAX },
    'training',
    'real samples in which the probability that augmentTarget finds can rise from 0 to 1',
  ),
  likelihood: choice(
    { gaussian: 0, learned: 0, bernoulli: 0 },
    'gaussian',
    'training',
    'of a sample, given what G makes of its latent (vae); gaussian: of the given deviation; learned: of one that is learned; bernoulli: of grey values as probabilities',
  ),
  deviation: number(
    0.5,
    { min: 1e-3, max: 100 },
    'training',
    'standard deviation of the Gaussian around what G makes: in the likelihood gaussian, and of what reinforce tries',
  ),
  cost: choice(
    { laplacian: 0, squared: 0 },
    'laplacian',
    'training',
    'how far what G makes is from a sample (glo); laplacian: over the levels of Laplacian pyramids; squared: by pixels',
  ),
  klWeight: number(
    1,
    { min: 0, max: 1e6 },
    'training',
    'weight of the divergence of the encoder from the distribution of z (vae)',
  ),
  classWeight: number(
    1,
    { min: 0, max: 1e6 },
    'training',
    'weight of the loss of classes (auxiliary, semiSupervised)',
  ),
  batches: choice(
    { split: 0, joined: 0 },
    'split',
    'training',
    'how D gets real and fake samples; split: as two batches; joined: as one; matters only if D uses batch statistics',
  ),
  batchSize: integer(64, { min: 1, max: 65536 }, 'training', 'samples per update'),
  discriminatorSteps: integer(1, { min: 1, max: 100 }, 'training', 'updates of D per step'),
  discriminatorUntil: choice(
    stops,
    'never',
    'training',
    'when a step has enough updates of D, of which it then has at most discriminatorSteps',
  ),
  discriminatorTarget: number(
    0,
    { min: 0, max: 1e6 },
    'training',
    'target of discriminatorUntil: a fall of the loss (usually 0.001), a length (0.05), an accuracy (0.75), a gap (1); 0: the usual one',
  ),
  generatorSteps: integer(1, { min: 1, max: 100 }, 'training', 'updates of G per step'),
  optimizer: choice(optimizers, 'adam', 'training', 'optimizer'),
  optimizerD: follows('optimizer', choice(optimizers, 'adam', 'training', 'optimizer of D')),
  learningRateG: number(2e-4, { min: 0, max: 10 }, 'training', 'learning rate of G'),
  learningRateD: number(2e-4, { min: 0, max: 10 }, 'training', 'learning rate of D'),
  learningRateSchedule: choice(
    schedules,
    'constant',
    'training',
    'how the learning rates change during the schedule',
  ),
  learningRateEnd: number(
    0,
    { min: 0, max: 10 },
    'training',
    'learning rates at the end of the schedule, as a multiple of the initial ones',
  ),
  beta1: number(
    0.5,
    { min: 0, max: 0.9999 },
    'training',
    'with adam: decay of the first moment; with the optimizer momentum: its coefficient',
  ),
  beta1D: follows('beta1', number(0.5, { min: 0, max: 0.9999 }, 'training', 'beta1 of D')),
  beta2: number(0.999, { min: 0, max: 0.99999 }, 'training', 'second-moment decay of Adam and RMSProp'),
  beta2D: follows('beta2', number(0.999, { min: 0, max: 0.99999 }, 'training', 'beta2 of D')),
  weightDecay: number(
    0.01,
    { min: 0, max: 10 },
    'training',
    'share of itself that a weight loses per step, times the learning rate; only with the optimizer adamw',
  ),
  momentumSchedule: choice(
    schedules,
    'constant',
    'training',
    'how beta1 changes during the schedule; only with the optimizer momentum',
  ),
  momentumEnd: number(0.9, { min: 0, max: 0.9999 }, 'training', 'value of beta1 at the end of the schedule'),
  scheduleSteps: integer(
    10_000,
    { min: 1, max: MAX },
    'training',
    'steps over which schedules run; the last values hold afterwards',
  ),
  emaDecay: number(
    0.99,
    { min: 0, max: 0.99999 },
    'training',
    'decay of the averaged weights of G; 0: no averaging',
  ),
  emaWarmup: number(
    0,
    { min: 0, max: 1 },
    'training',
    'half-life of the averaged weights is at most this share of the updates so far (0.05 in StyleGAN2); 0: emaDecay alone',
  ),
} as const;
