// Convolutional networks of every kind: exact as all runs are, with gradients that differences show.
import { beforeAll, describe, expect, it } from 'vitest';
import { type ConfigInput, openDataset, openRun, settings, startBackend } from '../src/index.ts';
import { expectExact } from './expectExact.ts';
import { noiseSet } from './noiseSet.ts';
import { tiny, tinyImages } from './tiny.ts';

beforeAll(() => startBackend(tinyImages()));

const shapes: [name: string, shape: number[]][] = [
  ['images', [9, 12, 3]],
  ['volumes', [8, 8, 8, 1]],
  ['volumes of odd sides', [5, 9, 6, 2]],
  ['signals', [67, 1]],
  ['stereo signals', [40, 2]],
  ['columns', [33]],
];

const axes: [string, ConfigInput][] = [
  ...settings.upsample.options!.map((upsample): [string, ConfigInput] => [
    `upsample ${upsample}`,
    { upsample, unroll: 1 },
  ]),
  ...settings.downsample.options!.map((downsample): [string, ConfigInput] => [
    `downsample ${downsample}, mirrored, under r1`,
    { downsample, mirror: true, penalty: 'r1' },
  ]),
  ['filters of 3, pixel shuffle, weight norm', { filterSize: 3, upsample: 'pixelShuffle', normG: 'weight' }],
  [
    'filters of 5, told the class in every layer',
    { filterSize: 5, conditional: true, conditioning: 'everyLayer' },
  ],
  ['maxout and gates', { activationD: 'maxout', activationG: 'glu', maxoutPieces: 2, normD: 'batch' }],
];

describe.each(shapes)('%s', (_, shape) => {
  it.each(axes)('%s: exact', async (_name, changes) => {
    const config = tinyImages({
      width: 2,
      batchSize: 2,
      steps: 2,
      checkpointEvery: 1,
      sampleEvery: 0,
      ...changes,
    });
    await expectExact(config, noiseSet(shape, changes.conditional ? 3 : 0));
  });
});

describe.each(['resnet', 'light'] as const)('%s', (architecture) => {
  const axes: [string, ConfigInput][] = [
    ['under r1, with dropout', { penalty: 'r1', dropoutD: 0.2 }],
    [
      'told the class, spectral',
      { conditional: true, conditioning: 'normalisation', normD: 'spectral', unroll: 1 },
    ],
    [
      'layer norm, told everywhere',
      { conditional: true, conditioning: 'everyLayer', normD: 'layer', pack: 2 },
    ],
  ];
  describe.each(shapes)('%s', (_, shape) => {
    it.each(axes)('%s: exact', async (_name, changes) => {
      const small: ConfigInput = { width: 2, batchSize: 2, steps: 2, checkpointEvery: 1, sampleEvery: 0 };
      const config = tinyImages({ ...small, architecture, ...changes });
      await expectExact(config, noiseSet(shape, changes.conditional ? 3 : 0));
    });
  });
});

describe('a setting that the networks would not read', () => {
  it.each<[ConfigInput, RegExp]>([
    [{ filterSize: 3 }, /^filterSize: expected 4 with the architecture mlp, got 3\.$/],
    [{ upsample: 'nearest' }, /^upsample: expected transposed with the architecture mlp, got nearest\.$/],
    [
      { conditioning: 'concat' },
      /^conditioning: expected projection where conditional is false, got concat\.$/,
    ],
    [
      { architecture: 'resnet', data: 'digits', mirror: true },
      /^mirror: expected false with the architecture resnet/,
    ],
    [
      { architecture: 'resnet', data: 'digits', activationD: 'maxout' },
      /^activationD: expected one that gives as many channels as it reads .* got maxout\.$/,
    ],
    [{ mirror: true, widthD: 9 }, /^width: expected widthD, 9, where G mirrors D, got 8\.$/],
    [
      { conditional: true, data: 'digits', conditioning: 'normalisation', normG: 'weight' },
      /^normG: expected a normalisation with scales, .* got weight\.$/,
    ],
  ])('is refused: %j', async (changes, message) => {
    const config = tiny(changes);
    const { dataset } = await openDataset(config);
    await expect(openRun(config, dataset)).rejects.toThrow(message);
  });
});
