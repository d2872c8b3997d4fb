// Convolutional networks of every kind: exact as all runs are, with gradients that differences show.
import { loadRandom } from '@ganvil/kernels-as';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Architecture } from '../src/architectures/types.ts';
import { networkOptions } from '../src/games/networkOptions.ts';
import {
  architectures,
  type ConfigInput,
  openDataset,
  openRun,
  settings,
  startBackend,
} from '../src/index.ts';
import { createWeightInit, type WeightInit } from '../src/nn/weightInit.ts';
import * as tf from '../src/tf.ts';
import { type UpsamplingName, upsamplings } from '../src/upsamplings/index.ts';
import type { Upsampling } from '../src/upsamplings/types.ts';
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
    'filters of 5, dense layers, told the class in every layer',
    { filterSize: 5, denseG: 3, denseD: 4, conditional: true, conditioning: 'everyLayer' },
  ],
  ['a dense layer, mirrored', { denseD: 3, mirror: true, normD: 'batch' }],
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

it.each(Object.entries(architectures) as [string, Architecture][])(
  '%s makes columns without bounds, and all other samples from -1 to 1',
  (name, { generator }) => {
    const config = tiny({ architecture: name, width: 2 });
    for (const [shape, kind] of [
      [[33], ''],
      [[33, 1], 'tanh'],
      [[9, 8, 1], 'tanh'],
    ] as const) {
      const parts = generator(3, networkOptions(config, 'G', shape)).parts!;
      expect(parts.some((part) => part.kind === 'tanh')).toBe(kind === 'tanh');
    }
  },
);

describe('a checkerboard', () => {
  /** How much the inner pixels that a layer makes of a constant image differ, with these initial weights. */
  async function unevenness(upsample: UpsamplingName, side: number, weights?: WeightInit): Promise<number> {
    const how = { filter: [side, side], factors: [2, 2], to: [16, 16] };
    const { layer }: Upsampling = upsamplings[upsample];
    const own = layer('u', 3, 1, how);
    const random = (await loadRandom())(5);
    return tf.tidy(() => {
      const initial = own.init(weights ?? createWeightInit(random, 0, 'glorot'));
      const params = Object.fromEntries(
        Object.entries(initial).map(([name, { data, shape }]) => [name, tf.tensor(data, [...shape])]),
      );
      const y = own.apply(params, tf.ones([1, 8, 8, 3]), { training: true, statistics: {} });
      const inner = tf.slice(y, [0, 4, 4, 0], [1, 8, 8, 1]);
      return tf.sub(tf.max(inner), tf.min(inner)).dataSync()[0];
    });
  }
  const equal: WeightInit = {
    weight: (shape) => ({ shape, data: new Float32Array(shape.reduce((a, b) => a * b, 1)).fill(1) }),
  };

  it.each(['nearest', 'bilinear', 'pixelShuffle'] as const)(
    'is not there at the start with %s',
    async (name) => {
      for (const side of [3, 4, 5]) expect(await unevenness(name, side)).toBeLessThan(1e-5);
    },
  );

  it('comes with transposed filters that the stride does not divide, however equal their weights', async () => {
    expect(await unevenness('transposed', 4, equal)).toBe(0);
    for (const side of [3, 5]) expect(await unevenness('transposed', side, equal)).toBeGreaterThan(1);
  });
});

describe('orthogonal weights', () => {
  it.each([
    [[7, 4], 0.5],
    [[3, 8], 2],
    [[2, 2, 3, 5], 1],
  ])('of shape %j are orthonormal, times the gain %d', async (shape, gain) => {
    const random = (await loadRandom())(3);
    const { data } = createWeightInit(random, 0, 'orthogonal', gain).weight(shape, 1, 1);
    const columns = shape.at(-1)!;
    const rows = data.length / columns;
    const [count, length] = rows < columns ? [rows, columns] : [columns, rows];
    const at = (vector: number, i: number) =>
      data[rows < columns ? vector * columns + i : i * columns + vector];
    for (let a = 0; a < count; a++)
      for (let b = 0; b < count; b++) {
        let dot = 0;
        for (let i = 0; i < length; i++) dot += at(a, i) * at(b, i);
        expect(dot).toBeCloseTo(a === b ? gain * gain : 0, 5);
      }
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
    [
      { architecture: 'light', data: 'digits', downsample: 'max' },
      /^downsample: expected stride with the architecture light, got max\.$/,
    ],
    [{ denseD: 3 }, /^denseD: expected 0 with the architecture mlp, got 3\.$/],
    [
      { ...{ architecture: 'dcgan', data: 'digits' }, mirror: true, denseG: 9 },
      /^denseG: expected 0 where G mirrors D, dense layer and all, got 9\.$/,
    ],
    [{ maxoutPieces: 3 }, /^maxoutPieces: expected 5 without maxout, got 3\.$/],
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
