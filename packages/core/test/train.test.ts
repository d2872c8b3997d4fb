import { beforeAll, describe, expect, it } from 'vitest';
import {
  architectures,
  type ConfigInput,
  decodeCheckpoint,
  games,
  latents,
  losses,
  openDataset,
  optimizers,
  penalties,
  presets,
  resolveConfig,
  settings,
  startBackend,
  train,
} from '../src/index.ts';
import type { Latent } from '../src/latents/types.ts';
import * as tf from '../src/tf.ts';
import { expectExact } from './expectExact.ts';
import { bytesOf, endOf, eventsOf, tiny, tinyImages } from './tiny.ts';

beforeAll(() => startBackend(tiny()));

/** One axis at a time around two configurations. */
const axes: [string, ConfigInput][] = [
  ...Object.keys(losses).map((loss): [string, ConfigInput] => [`loss ${loss}`, { loss }]),
  ...Object.keys(penalties).map((penalty): [string, ConfigInput] => [`penalty ${penalty}`, { penalty }]),
  ...Object.keys(optimizers).map((optimizer): [string, ConfigInput] => [
    `optimizer ${optimizer}`,
    { optimizer },
  ]),
  ...settings.activationD.options!.map((name): [string, ConfigInput] => [
    `activation ${name} under r1`,
    { activationD: name, activationG: name, penalty: 'r1' },
  ]),
  ...settings.downsample.options!.map((name): [string, ConfigInput] => [
    `downsample ${name}`,
    { downsample: name },
  ]),
  ...settings.initializer.options!.map((name): [string, ConfigInput] => [
    `initializer ${name}`,
    { initializer: name },
  ]),
  ['batch norm in D, split', { normD: 'batch' }],
  ['batch norm in D, joined', { normD: 'batch', batches: 'joined' }],
  ['batch norm in D under wganGp', { normD: 'batch', penalty: 'wganGp', loss: 'wasserstein' }],
  ...Object.entries<Latent>(latents).map(([latent, { latentDim }]): [string, ConfigInput] => [
    `latents ${latent}`,
    latentDim === undefined ? { latent } : { latent, latentDim },
  ]),
  ['told the class', { conditional: true, data: 'digits' }],
  [
    'told the class, joined, under r1',
    { conditional: true, data: 'digits', batches: 'joined', penalty: 'r1' },
  ],
  [
    'told the class under wganGp',
    { conditional: true, data: 'digits', penalty: 'wganGp', loss: 'wasserstein' },
  ],
  ...settings.normD.options!.map((name): [string, ConfigInput] => [
    `norm ${name} under r1`,
    { normD: name, normG: name, penalty: 'r1' },
  ]),
  ...settings.batchFeatures.options!.map((name): [string, ConfigInput] => [
    `batch features: ${name}`,
    { batchFeatures: name },
  ]),
  ...Object.keys(games).map((game): [string, ConfigInput] => [`game ${game}`, { game }]),
  [
    'game ali, conditional, with spectral norm',
    { game: 'ali', data: 'digits', conditional: true, normD: 'spectral', normG: 'spectral' },
  ],
  ['game ali under wganGp, unrolled', { game: 'ali', penalty: 'wganGp', loss: 'wasserstein', unroll: 1 }],
  [
    'game classifier with dropout, batch norm and augment',
    { game: 'classifier', data: 'digits', dropoutD: 0.3, normD: 'batch', augment: 'translation' },
  ],
  ...settings.conditioning.options!.map((name): [string, ConfigInput] => [
    `conditioning ${name} under r1`,
    { conditional: true, data: 'digits', conditioning: name, normG: 'batch', penalty: 'r1' },
  ]),
  [
    'every layer told the class, in packs and ali',
    { conditional: true, data: 'digits', conditioning: 'everyLayer', game: 'ali', normG: 'layer' },
  ],
  ['BiGAN with batch norm', { game: 'ali', encoder: 'deterministic', normD: 'batch' }],
  ['G mirrors D', { mirror: true, normD: 'weight', activationG: 'glu' }],
  [
    'maxout of 2 pieces, weight norm, dropout',
    { activationD: 'maxout', maxoutPieces: 2, normD: 'weight', dropoutD: 0.5 },
  ],
  ['noise in D under r1', { noiseD: 0.3, inputNoiseD: 0.2, inputDropoutD: 0.2, penalty: 'r1' }],
  ['game auxiliary with batch norm, unrolled', { game: 'auxiliary', normD: 'batch', unroll: 1 }],
  ['game auxiliary under r1, relativistic', { game: 'auxiliary', penalty: 'r1', loss: 'relativisticPaired' }],
  [
    'game semiSupervised with noise and pseudo-labels',
    {
      game: 'semiSupervised',
      noiseD: 0.5,
      normD: 'spectral',
      discriminatorSteps: 2,
      pseudoLabelWeight: 1,
      initializerGainD: 30,
    },
  ],
  ['game glo of squares', { game: 'glo', cost: 'squared' }],
  [
    'game autoregressive, conditional',
    {
      game: 'autoregressive',
      data: 'digits',
      conditional: true,
      imageSize: 3,
      latentDim: 9,
      architecture: 'mlp',
    },
  ],
  ['game reinforce under r1', { game: 'reinforce', penalty: 'r1', loss: 'hinge' }],
  [
    'game vae, conditional, of learned deviation',
    { game: 'vae', data: 'digits', conditional: true, likelihood: 'learned' },
  ],
  ['noise in D under wganGp', { noiseD: 0.3, penalty: 'wganGp', loss: 'wasserstein' }],
  ['dropout', { dropoutG: 0.1, dropoutD: 0.3 }],
  ['dropout under r1', { dropoutD: 0.3, penalty: 'r1' }],
  ['dropout under wganGp, joined', { dropoutD: 0.3, penalty: 'wganGp', batches: 'joined' }],
  ['packs of 2', { pack: 2 }],
  [
    'batch features, conditional, in packs',
    { batchFeatures: 'discrimination', data: 'digits', conditional: true, pack: 2 },
  ],
  ['unrolled', { unroll: 3 }],
  ['unrolled with batch norm and max-pooling', { unroll: 2, normD: 'batch', downsample: 'max' }],
  ['spectral norm with packs and unrolled', { normD: 'spectral', pack: 2, unroll: 1 }],
  [
    'players of their own kind',
    { widthD: 6, depthD: 1, optimizerD: 'sgd', initializerD: 'glorot', beta1D: 0.9, beta2D: 0.99 },
  ],
  ...settings.learningRateSchedule.options!.map((name): [string, ConfigInput] => [
    `schedule ${name}`,
    {
      learningRateSchedule: name,
      scheduleSteps: 2,
      learningRateEnd: 0.1,
      momentumSchedule: name,
      optimizer: 'momentum',
      learningRateG: 1e-3,
      unroll: 1,
    },
  ]),
  ['two updates of G', { generatorSteps: 2 }],
  ['two updates of D', { discriminatorSteps: 2 }],
  ['no averaging', { emaDecay: 0 }],
  ['averaging that warms up', { emaWarmup: 0.5, emaDecay: 0.999 }],
  ['weight decay', { optimizer: 'adamw', weightDecay: 0.5 }],
  ['weights clipped under wasserstein, unrolled', { weightClip: 0.05, loss: 'wasserstein', unroll: 2 }],
  ['historical averaging', { historicalAveraging: 0.1 }],
  ['historical averaging of D alone', { historicalAveraging: 0, historicalAveragingD: 1 }],
  ['labels smoothed', { labelSmoothing: 0.1 }],
  [
    'labels smoothed and flipped, unrolled, in packs',
    { labelSmoothing: 0.1, labelNoise: 0.3, unroll: 2, pack: 2, loss: 'leastSquares' },
  ],
  [
    'labels flipped under nagarajanKolter, joined',
    { labelNoise: 0.3, penalty: 'nagarajanKolter', batches: 'joined' },
  ],
  ['instance noise', { instanceNoise: 0.5, scheduleSteps: 2 }],
  [
    'instance noise under wganGp',
    { instanceNoise: 0.5, scheduleSteps: 2, penalty: 'wganGp', loss: 'wasserstein' },
  ],
  [
    'instance noise under r1, in packs',
    { instanceNoise: 0.5, instanceNoiseSchedule: 'constant', penalty: 'r1', pack: 2 },
  ],
  ['game ali, with instance noise', { game: 'ali', instanceNoise: 0.5 }],
  [
    'feature matching, unrolled, joined',
    { loss: 'featureMatching', unroll: 1, batches: 'joined', normD: 'batch' },
  ],
  [
    'feature matching, conditional, in packs, with labels flipped',
    { loss: 'featureMatching', conditional: true, data: 'digits', pack: 2, labelNoise: 0.2 },
  ],
  ...settings.discriminatorUntil.options!.map((discriminatorUntil): [string, ConfigInput] => [
    `updates of D until ${discriminatorUntil}`,
    discriminatorUntil === 'never'
      ? { discriminatorUntil }
      : { discriminatorUntil, discriminatorSteps: 35, learningRateSchedule: 'linear', scheduleSteps: 3 },
  ]),
  ...settings.augment.options!.map((augment): [string, ConfigInput] => [
    `augment ${augment}`,
    { augment, data: 'digits' },
  ]),
  [
    'augment under r1, conditional, in packs',
    {
      ...{ augment: 'colour,translation,cutout', augmentProbability: 0.7, data: 'digits' },
      ...{ penalty: 'r1', conditional: true, pack: 2 },
    },
  ],
  [
    'augment that adapts, with instance noise, unrolled',
    {
      ...{ augment: 'flip,translation', augmentTarget: 0.1, augmentImages: 20, data: 'digits' },
      ...{ instanceNoise: 0.1, unroll: 1, discriminatorSteps: 2 },
    },
  ],
  [
    'game ali, with augment that adapts',
    { game: 'ali', augment: 'cutout', augmentTarget: 0.6, data: 'digits' },
  ],
  ['dragan, in packs', { penalty: 'dragan', pack: 2 }],
  [
    'r1r2 under relativisticPaired, conditional',
    { penalty: 'r1r2', loss: 'relativisticPaired', conditional: true, data: 'digits' },
  ],
];

describe.each([
  ['mlp on ring8', tiny],
  ['dcgan on digits', tinyImages],
])('%s', (_, make) => {
  it.each(axes)('%s: finite, the same when replayed, resumable, and no tensor stays', async (_, changes) => {
    await expectExact(make({ ...changes, checkpointEvery: 1 }));
  });
});

describe('train', () => {
  it('gives another digest for another seed', async () => {
    const [a, b] = [await eventsOf(tiny({ seed: 1 })), await eventsOf(tiny({ seed: 2 }))];
    expect(endOf(a).digest).not.toBe(endOf(b).digest);
  });

  it('frees every tensor when its consumer leaves', async () => {
    const config = tinyImages();
    const { dataset } = await openDataset(config);
    const before = tf.memory().numTensors;
    for await (const event of train(config, dataset)) if (event.type === 'step') break;
    expect(tf.memory().numTensors).toBe(before);
  });

  it('keeps the number of tensors constant between steps', async () => {
    const config = tinyImages({ steps: 4, normD: 'batch', penalty: 'r1' });
    const { dataset } = await openDataset(config);
    const counts = new Set<number>();
    for await (const event of train(config, dataset))
      if (event.type === 'step') counts.add(tf.memory().numTensors);
    expect(counts.size).toBe(1);
  });

  it('stops with a checkpoint within a few milliseconds when asked to, and goes on from there', async () => {
    const config = tiny({ steps: 100000, checkpointEvery: 0 });
    const { dataset } = await openDataset(config);
    const signal = { aborted: false };
    const events = [];
    for await (const event of train(config, dataset, { signal })) {
      events.push(event);
      if (event.type === 'step' && event.step === 3) signal.aborted = true;
    }
    const { reason, step } = endOf(events);
    expect(reason).toBe('stopped');
    expect(step).toBeLessThan(200);
    const longer = { ...config, steps: step + 3 };
    const rest = await eventsOf(longer, { from: decodeCheckpoint(bytesOf(events)) });
    expect(endOf(rest).digest).toBe(endOf(await eventsOf(longer)).digest);
  });

  it('ends as diverged before a weight is harmed', async () => {
    const config = tiny({
      optimizer: 'sgd',
      learningRateD: 10,
      learningRateG: 10,
      loss: 'leastSquares',
      steps: 200,
      checkpointEvery: 1,
    });
    const events = await eventsOf(config);
    expect(endOf(events).reason).toBe('diverged');
    const { tensors } = decodeCheckpoint(bytesOf(events));
    for (const { data } of tensors.values()) expect(data.every(Number.isFinite)).toBe(true);
  });

  it('changes no byte of D in the update of G, and none of G in that of D', async () => {
    const still = { optimizer: 'sgd', steps: 1, checkpointEvery: 1, emaDecay: 0 };
    const start = decodeCheckpoint(
      bytesOf(await eventsOf(tiny({ ...still, learningRateG: 0, learningRateD: 0 }))),
    );
    const onlyG = decodeCheckpoint(bytesOf(await eventsOf(tiny({ ...still, learningRateD: 0 }))));
    const onlyD = decodeCheckpoint(bytesOf(await eventsOf(tiny({ ...still, learningRateG: 0 }))));
    const of = ({ tensors }: typeof start, player: string): unknown =>
      [...tensors].filter(([name]) => name.startsWith(`${player}/`));
    expect(of(onlyG, 'D')).toEqual(of(start, 'D'));
    expect(of(onlyG, 'G')).not.toEqual(of(start, 'G'));
    expect(of(onlyD, 'G')).toEqual(of(start, 'G'));
    expect(of(onlyD, 'D')).not.toEqual(of(start, 'D'));
  });
});

describe('presets', () => {
  it.each(Object.keys(presets))('%s resolves, and names tables that exist', (name) => {
    const config = resolveConfig({}, name);
    expect(architectures).toHaveProperty(config.architecture);
  });
});
