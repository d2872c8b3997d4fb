// One row per setting. Flags, web controls, defaults, checks and help are all read from this table.
import { architectures } from '../architectures/index.ts';
import { batchFeatures } from '../batchFeatures/index.ts';
import { games } from '../games/index.ts';
import { losses } from '../losses/index.ts';
import { activations } from '../nn/activation.ts';
import { initializers } from '../nn/initializers.ts';
import { norms } from '../norms/index.ts';
import { optimizers } from '../optimizers/index.ts';
import { penalties } from '../penalties/index.ts';
import { schedules } from '../schedules/index.ts';
import {
  autoToggle,
  choice,
  follows,
  integer,
  integerOrAuto,
  number,
  size,
  text,
  toggle,
} from './settingKinds.ts';

const MAX = Number.MAX_SAFE_INTEGER;

/** Every setting of a run, by key. To add one: a row here. */
export const settings = {
  data: text('digits', 'data', 'training data: a built-in dataset, or the path of a file or folder'),
  imageSize: size('data', 'side of the images after crop and resize, or WIDTHxHEIGHT; 0: as they are'),
  channels: choice({ 0: 0, 1: 0, 3: 0 }, '0', 'data', 'colour channels: 1 grey, 3 RGB; 0: as they are'),
  labelled: integer(
    0,
    { min: 0, max: 1e6 },
    'data',
    'train on only so many samples, equally many per class; 0: on all',
  ),
  standardize: {
    ...choice(
      { yes: 0, no: 0 },
      'yes',
      'data',
      'scale each column of points to mean 0 and standard deviation 1',
    ),
    before: 'no',
  },

  game: choice(games, 'gan', 'model', 'what is trained: gan; ali, also an encoder; classifier, no generator'),
  architecture: choice(architectures, 'dcgan', 'model', 'kind of network'),
  latentDim: integer(64, { min: 1, max: 4096 }, 'model', 'dimension of the latent vector z'),
  latent: choice({ normal: 0, uniform: 0 }, 'normal', 'model', 'distribution of z: N(0, 1) or U(-1, 1)'),
  width: integer(
    32,
    { min: 1, max: 4096 },
    'model',
    'hidden units per layer (mlp), or filters of the layer next to the image (dcgan)',
  ),
  widthD: follows('width', integer(32, { min: 1, max: 4096 }, 'model', 'width of D')),
  depth: integer(2, { min: 1, max: 16 }, 'model', 'hidden layers (mlp)'),
  depthD: follows('depth', integer(2, { min: 1, max: 16 }, 'model', 'hidden layers of D (mlp)')),
  widening: choice(
    { none: 0, double: 0 },
    'none',
    'model',
    'widths of the layers of an mlp: none: all equal; double: doubling from layer to layer in G, halving in D',
  ),
  conditional: toggle('model', 'condition G and D on the class of each sample; for data with classes'),
  activationG: choice(activations, 'relu', 'model', 'activation in G'),
  activationD: choice(activations, 'leakyRelu', 'model', 'activation in D'),
  normG: choice(norms, 'batch', 'model', 'normalisation in G'),
  normD: choice(norms, 'none', 'model', 'normalisation in D'),
  dropoutG: number(0, { min: 0, max: 0.95 }, 'model', 'share of the activations of G that dropout sets to 0'),
  dropoutD: number(0, { min: 0, max: 0.95 }, 'model', 'share of the activations of D that dropout sets to 0'),
  pack: integer(
    1,
    { min: 1, max: 16 },
    'model',
    'samples that D judges together (PacGAN); must divide the batch size',
  ),
  batchFeatures: choice(batchFeatures, 'none', 'model', 'what D sees of the other samples of a batch'),
  downsample: choice(
    { stride: 0, max: 0, average: 0 },
    'stride',
    'model',
    'how a dcgan D halves images: strided convolutions, max-pooling or average pooling',
  ),
  initializer: choice(initializers, 'dcgan', 'model', 'weight initializer'),
  initializerD: follows('initializer', choice(initializers, 'dcgan', 'model', 'weight initializer of D')),

  loss: choice(losses, 'nonSaturating', 'training', 'adversarial loss'),
  penalty: choice(penalties, 'none', 'training', 'regulariser, added to the loss of a player'),
  penaltyWeight: number(1, { min: 0, max: 1e6 }, 'training', 'weight of the penalty'),
  unroll: integer(0, { min: 0, max: 20 }, 'training', 'steps of D that G looks ahead (unrolled GAN)'),
  batches: choice(
    { split: 0, joined: 0 },
    'split',
    'training',
    'whether D sees real and fake samples as two batches or as one: matters for batch statistics',
  ),
  batchSize: integer(64, { min: 1, max: 65536 }, 'training', 'samples per update'),
  discriminatorSteps: integer(1, { min: 1, max: 100 }, 'training', 'updates of D per step'),
  generatorSteps: integer(1, { min: 1, max: 100 }, 'training', 'updates of G per step'),
  optimizer: choice(optimizers, 'adam', 'training', 'optimizer'),
  optimizerD: follows('optimizer', choice(optimizers, 'adam', 'training', 'optimizer of D')),
  learningRateG: number(2e-4, { min: 0, max: 10 }, 'training', 'learning rate of G'),
  learningRateD: number(2e-4, { min: 0, max: 10 }, 'training', 'learning rate of D'),
  learningRateSchedule: choice(
    schedules,
    'constant',
    'training',
    'change of the learning rates during the schedule',
  ),
  learningRateEnd: number(
    0,
    { min: 0, max: 10 },
    'training',
    'factor of the learning rates at the end of the schedule',
  ),
  beta1: number(0.5, { min: 0, max: 0.9999 }, 'training', 'momentum, or first-moment decay of Adam'),
  beta1D: follows('beta1', number(0.5, { min: 0, max: 0.9999 }, 'training', 'beta1 of D')),
  beta2: number(0.999, { min: 0, max: 0.99999 }, 'training', 'second-moment decay of Adam and RMSProp'),
  beta2D: follows('beta2', number(0.999, { min: 0, max: 0.99999 }, 'training', 'beta2 of D')),
  momentumSchedule: choice(
    schedules,
    'constant',
    'training',
    'change of beta1 during the schedule; for the optimizer momentum',
  ),
  momentumEnd: number(0.9, { min: 0, max: 0.9999 }, 'training', 'value of beta1 at the end of the schedule'),
  scheduleSteps: integer(
    10_000,
    { min: 1, max: MAX },
    'training',
    'length of the schedule in steps, independent of the steps of the run',
  ),
  emaDecay: number(
    0.99,
    { min: 0, max: 0.99999 },
    'training',
    'decay of the averaged weights of G; 0: no averaging',
  ),

  steps: integer(1000, { min: 0, max: MAX }, 'run', 'total steps of the run, those before a resume included'),
  seed: integer(0, { min: 0, max: MAX }, 'run', 'random seed'),
  numerics: choice(
    { strict: 0, fma: 0 },
    'strict',
    'run',
    'strict: the same bits everywhere; fma: faster where the engine fuses multiply-adds',
  ),
  backend: choice(
    { ganvil: 0, wasm: 0, cpu: 0 },
    'ganvil',
    'run',
    'tfjs backend; wasm and cpu are for comparison',
  ),
  execution: choice(
    { replay: 0, eager: 0 },
    'replay',
    'run',
    'replay: record each update once and repeat it, fast; eager: run every update through tfjs, same result',
  ),
  threads: integerOrAuto(
    { min: 1, max: 256 },
    'run',
    'threads; auto: chosen from the size of the network and the idle cores; does not affect results',
  ),
  wide: autoToggle(
    'run',
    'use 256-bit vectors; auto: where it pays and Node (24 or newer) can; does not affect results',
  ),
  sampleEvery: integer(100, { min: 0, max: MAX }, 'run', 'steps between sample pictures; 0: only at the end'),
  sampleCount: integer(64, { min: 1, max: 65536 }, 'run', 'samples in a picture'),
  evaluateEvery: integer(0, { min: 0, max: MAX }, 'run', 'steps between evaluations; 0: only at the end'),
  evaluateCount: integer(2000, { min: 2, max: 1e6 }, 'run', 'samples per metric'),
  logEvery: integer(
    1,
    { min: 0, max: MAX },
    'run',
    'steps between lines of events.jsonl and points of TensorBoard; 0: reports only',
  ),
  metrics: text('', 'run', 'metrics, comma-separated; empty: all that suit the data'),
  checkpointEvery: integer(500, { min: 0, max: MAX }, 'run', 'steps between checkpoints; 0: only at the end'),
} as const;

/** Settings as they come from flags, files or a page: any value of any type, checked here. */
export type ConfigInput = Partial<Record<keyof typeof settings, unknown>>;
