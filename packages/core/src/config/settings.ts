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
  imageSize: size('data', 'crop and resize images to this side, or to WIDTHxHEIGHT; 0: leave them'),
  channels: choice(
    { 0: 0, 1: 0, 3: 0 },
    '0',
    'data',
    'convert images to 1 (grey) or 3 (RGB) channels; 0: leave them',
  ),
  labelled: integer(
    0,
    { min: 0, max: 1e6 },
    'data',
    'train on the first N samples only, spread evenly over the classes; 0: on all; for data with classes',
  ),
  standardize: {
    ...choice(
      { yes: 0, no: 0 },
      'yes',
      'data',
      'scale each column of a table to mean 0 and standard deviation 1; samples stay in original units',
    ),
    before: 'no',
  },

  game: choice(
    games,
    'gan',
    'model',
    'gan: a generator and a discriminator; ali: these and an encoder; classifier: a classifier alone',
  ),
  architecture: choice(architectures, 'dcgan', 'model', 'kind of network'),
  latentDim: integer(64, { min: 1, max: 4096 }, 'model', 'dimension of the latent vector z'),
  latent: choice({ normal: 0, uniform: 0 }, 'normal', 'model', 'distribution of z: N(0, 1) or U(-1, 1)'),
  width: integer(
    32,
    { min: 1, max: 4096 },
    'model',
    'hidden units per layer (mlp), or filters of the layer next to the image (dcgan)',
  ),
  widthD: follows('width', integer(32, { min: 1, max: 4096 }, 'model', 'width, for D')),
  depth: integer(2, { min: 1, max: 16 }, 'model', 'hidden layers (mlp)'),
  depthD: follows('depth', integer(2, { min: 1, max: 16 }, 'model', 'depth, for D')),
  widening: choice(
    { none: 0, double: 0 },
    'none',
    'model',
    'hidden widths of an mlp; none: all equal; double: each layer of G twice the one before, and D the reverse',
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
    'samples that D gets as one input (PacGAN); must divide the batch size',
  ),
  batchFeatures: choice(
    batchFeatures,
    'none',
    'model',
    'extra features of D that compare a sample with its batch',
  ),
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
  unroll: integer(
    0,
    { min: 0, max: 20 },
    'training',
    'updates of D that G anticipates, as plain gradient steps (unrolled GAN); 0: none',
  ),
  batches: choice(
    { split: 0, joined: 0 },
    'split',
    'training',
    'split: D gets real and fake samples as two batches; joined: as one; they differ where D has batch statistics',
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
    'how the learning rates change during the schedule',
  ),
  learningRateEnd: number(
    0,
    { min: 0, max: 10 },
    'training',
    'factor of the learning rates at the end of the schedule',
  ),
  beta1: number(
    0.5,
    { min: 0, max: 0.9999 },
    'training',
    'momentum (optimizer momentum), or first-moment decay (adam)',
  ),
  beta1D: follows('beta1', number(0.5, { min: 0, max: 0.9999 }, 'training', 'beta1 of D')),
  beta2: number(0.999, { min: 0, max: 0.99999 }, 'training', 'second-moment decay of Adam and RMSProp'),
  beta2D: follows('beta2', number(0.999, { min: 0, max: 0.99999 }, 'training', 'beta2 of D')),
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

  steps: integer(1000, { min: 0, max: MAX }, 'run', 'total steps, including those before a resume'),
  seed: integer(0, { min: 0, max: MAX }, 'run', 'random seed'),
  numerics: choice(
    { strict: 0, fma: 0 },
    'strict',
    'run',
    'strict: the same bits everywhere; fma: faster, other bits, only in engines that fuse multiply-adds',
  ),
  backend: choice(
    { ganvil: 0, wasm: 0, cpu: 0 },
    'ganvil',
    'run',
    'tfjs backend; wasm and cpu are those of tfjs, for comparison',
  ),
  execution: choice(
    { replay: 0, eager: 0 },
    'replay',
    'run',
    'replay: record the operations of an update once and rerun them on new data; eager: through tfjs each time, slower, with the same result',
  ),
  threads: integerOrAuto(
    { min: 1, max: 256 },
    'run',
    'threads; auto: chosen from the size of the network and the idle cores; does not affect results',
  ),
  wide: autoToggle(
    'run',
    '256-bit vectors (Node 24 or newer, x64); auto: where faster; does not affect results',
  ),
  sampleEvery: integer(
    100,
    { min: 0, max: MAX },
    'run',
    'steps between sample pictures; 0: only at the start and end',
  ),
  sampleCount: integer(64, { min: 1, max: 65536 }, 'run', 'samples in a picture'),
  evaluateEvery: integer(0, { min: 0, max: MAX }, 'run', 'steps between evaluations; 0: only at the end'),
  evaluateCount: integer(
    2000,
    { min: 2, max: 1e6 },
    'run',
    'real and generated samples that metrics compare, at most so many of each',
  ),
  logEvery: integer(
    1,
    { min: 0, max: MAX },
    'run',
    'steps between losses in events.jsonl and TensorBoard; 0: none',
  ),
  metrics: text('', 'run', 'metrics, comma-separated; empty: all that suit the data'),
  checkpointEvery: integer(500, { min: 0, max: MAX }, 'run', 'steps between checkpoints; 0: only at the end'),
} as const;

/** Settings as they come from flags, files or a page: any value of any type, checked here. */
export type ConfigInput = Partial<Record<keyof typeof settings, unknown>>;
