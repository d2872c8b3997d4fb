// One row per setting. Flags, web controls, defaults, checks and help are all read from this table.
import { architectures } from '../architectures/index.ts';
import { losses } from '../losses/index.ts';
import { activations } from '../nn/activation.ts';
import { initializers } from '../nn/initializers.ts';
import { optimizers } from '../optimizers/index.ts';
import { penalties } from '../penalties/index.ts';
import { autoToggle, choice, integer, integerOrAuto, number, size, text, toggle } from './settingKinds.ts';

const MAX = Number.MAX_SAFE_INTEGER;

export const settings = {
  data: text('digits', 'data', 'what to learn: an embedded set, or the path of a file or folder'),
  imageSize: size('data', 'side of the images after crop and resize, or width x height; 0: as they are'),
  channels: choice({ 0: 0, 1: 0, 3: 0 }, '0', 'data', 'colour channels: 1 grey, 3 RGB; 0: as they are'),
  standardize: {
    ...choice({ yes: 0, no: 0 }, 'yes', 'data', 'bring each column of points to mean 0 and sd 1'),
    before: 'no',
  },

  architecture: choice(architectures, 'dcgan', 'model', 'networks of G and D'),
  latentDim: integer(64, { min: 1, max: 4096 }, 'model', 'size of the latent z'),
  latent: choice({ normal: 0, uniform: 0 }, 'normal', 'model', 'distribution of z: N(0, 1) or U(-1, 1)'),
  width: integer(
    32,
    { min: 1, max: 4096 },
    'model',
    'hidden units (mlp) or filters next to the image (dcgan)',
  ),
  depth: integer(2, { min: 1, max: 16 }, 'model', 'hidden layers of an mlp'),
  widening: choice(
    { none: 0, double: 0 },
    'none',
    'model',
    'mlp layers of G: equally wide, or each twice the one before',
  ),
  conditional: toggle('model', 'tell G and D the class of each sample; for data that have classes'),
  activationG: choice(activations, 'relu', 'model', 'activation in G'),
  activationD: choice(activations, 'leakyRelu', 'model', 'activation in D'),
  normG: choice({ none: 0, batch: 0 }, 'batch', 'model', 'normalisation in G'),
  normD: choice({ none: 0, batch: 0 }, 'none', 'model', 'normalisation in D'),
  downsample: choice({ stride: 0, max: 0, average: 0 }, 'stride', 'model', 'how a dcgan D halves its images'),
  initializer: choice(initializers, 'dcgan', 'model', 'how weights begin'),

  loss: choice(losses, 'nonSaturating', 'training', 'adversarial objective'),
  penalty: choice(penalties, 'none', 'training', 'regulariser of D'),
  penaltyWeight: number(1, { min: 0, max: 1e6 }, 'training', 'weight of the penalty'),
  batches: choice(
    { split: 0, joined: 0 },
    'split',
    'training',
    'what batch normalisation in D sees: real and fake apart, or as one batch',
  ),
  batchSize: integer(64, { min: 1, max: 65536 }, 'training', 'samples per update'),
  discriminatorSteps: integer(1, { min: 1, max: 100 }, 'training', 'updates of D per step'),
  optimizer: choice(optimizers, 'adam', 'training', 'optimizer of both networks'),
  rateG: number(2e-4, { min: 0, max: 10 }, 'training', 'learning rate of G'),
  rateD: number(2e-4, { min: 0, max: 10 }, 'training', 'learning rate of D'),
  beta1: number(0.5, { min: 0, max: 0.9999 }, 'training', 'momentum, or first-moment decay of Adam'),
  beta2: number(0.999, { min: 0, max: 0.99999 }, 'training', 'second-moment decay of Adam and RMSProp'),
  emaDecay: number(
    0.99,
    { min: 0, max: 0.99999 },
    'training',
    'decay of the averaged generator; 0: the last weights',
  ),

  steps: integer(1000, { min: 0, max: MAX }, 'run', 'updates of G in all'),
  seed: integer(0, { min: 0, max: MAX }, 'run', 'the one source of randomness'),
  numerics: choice(
    { strict: 0, fma: 0 },
    'strict',
    'run',
    'strict: same bits everywhere; fma: faster where fused',
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
    'replay recorded steps, or run each through tfjs',
  ),
  threads: integerOrAuto(
    { min: 1, max: 256 },
    'run',
    'threads; auto: by the net and the idle cores; results do not depend on it',
  ),
  wide: autoToggle(
    'run',
    'vectors twice as wide; auto: where it pays and Node (24 or newer) can; results do not depend on it',
  ),
  sampleEvery: integer(100, { min: 0, max: MAX }, 'run', 'steps between pictures; 0: only at the end'),
  sampleCount: integer(64, { min: 1, max: 65536 }, 'run', 'samples in a picture'),
  evaluateEvery: integer(0, { min: 0, max: MAX }, 'run', 'steps between evaluations; 0: only at the end'),
  evaluateCount: integer(2000, { min: 2, max: 1e6 }, 'run', 'samples that a metric looks at'),
  logEvery: integer(
    1,
    { min: 0, max: MAX },
    'run',
    'steps between lines of events.jsonl and points of TensorBoard; 0: reports only',
  ),
  metrics: text('', 'run', 'metrics, comma-separated; empty: those that suit the data'),
  checkpointEvery: integer(500, { min: 0, max: MAX }, 'run', 'steps between checkpoints; 0: only at the end'),
} as const;

/** Settings that change only what is shown and kept, or how long a run goes on: free to differ on resume. */
export const resumableSettings: readonly (keyof typeof settings)[] = [
  'data', // a digest of the data themselves is compared
  'steps',
  'threads',
  'wide',
  'execution',
  'sampleEvery',
  'sampleCount',
  'evaluateEvery',
  'evaluateCount',
  'logEvery',
  'metrics',
  'checkpointEvery',
];

/** Settings as they come from flags, files or a page: any value of any type, checked here. */
export type ConfigInput = Partial<Record<keyof typeof settings, unknown>>;
