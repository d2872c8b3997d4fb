// What a run needs, known before it runs.
import type { GanvilBackend } from '@ganvil/kernels-as/internal';
import { describe, expect, it } from 'vitest';
import {
  type Config,
  openDataset,
  openRun,
  type PresetName,
  presets,
  resolveConfig,
  startBackend,
} from '../src/index.ts';
import type { Preset } from '../src/presets/types.ts';
import * as tf from '../src/tf.ts';
import { costOf } from '../src/training/cost.ts';
import { gibibytes, inMemory, shortage } from '../src/training/memory.ts';

const MIB = 2 ** 20;

const configs: Config[] = [
  ...Object.entries(presets).map(([name, { placeholder }]: [string, Preset]) =>
    resolveConfig(placeholder ?? {}, name),
  ),
  ...[
    { batchSize: 160 },
    { batchSize: 96, normD: 'batch' },
    { batchSize: 64, penalty: 'r1', imageSize: 32 },
    { batchSize: 64, penalty: 'wganGp', loss: 'wasserstein' },
    { batchSize: 24, width: 96 },
    { batchSize: 4, imageSize: 100, channels: 3 },
    { batchSize: 4, imageSize: '60x100', downsample: 'max' },
    { batchSize: 32, imageSize: 32, downsample: 'average', activationD: 'swish' },
    { batchSize: 48, batches: 'joined', normD: 'batch' },
    { batchSize: 512, architecture: 'mlp', width: 512, optimizer: 'sgd' },
    { batchSize: 16, architecture: 'mlp', width: 1024, depth: 3, historicalAveraging: 1 },
    { batchSize: 64, penalty: 'r2', imageSize: 32 },
  ].map((changes) => resolveConfig({ width: 24, ...changes }, 'digits')),
  ...[
    { batchSize: 128, unroll: 2 },
    { batchSize: 256, game: 'ali' },
    { batchSize: 256, game: 'classifier' },
    { batchSize: 256, penalty: 'nagarajanKolter' },
    { batchSize: 256, dropoutD: 0.3, dropoutG: 0.1 },
    { batchSize: 256, normD: 'spectral' },
    { batchSize: 256, loss: 'relativisticAverage' },
    { batchSize: 256, pack: 4 },
    { batchSize: 128, upsample: 'bilinear', activationG: 'glu' },
    { batchSize: 256, upsample: 'pixelShuffle', normD: 'weight' },
    { batchSize: 256, normD: 'layer', normG: 'instance', noiseD: 0.1 },
    { batchSize: 256, activationD: 'maxout', mirror: true },
    { batchSize: 256, conditional: true, conditioning: 'everyLayer' },
    { batchSize: 32, architecture: 'resnet', width: 16 },
    { batchSize: 32, architecture: 'light', activationG: 'glu', penalty: 'r1' },
    { batchSize: 256, conditional: true, conditioning: 'normalisation' },
    { batchSize: 256, penalty: 'r1r2', loss: 'relativisticPaired' },
    { batchSize: 256, penalty: 'dragan' },
    { batchSize: 256, loss: 'featureMatching' },
    { batchSize: 256, instanceNoise: 0.5 },
    { batchSize: 256, augment: 'flip,translation,colour,cutout' },
    { batchSize: 256, shards: 8 },
    { batchSize: 128, shards: 4, penalty: 'r1', width: 32 },
  ].map((changes) => resolveConfig(changes, 'digits')),
  ...[
    { batchSize: 512, batchFeatures: 'discrimination', penalty: 'none' },
    { batchSize: 512, batchFeatures: 'discrimination' },
    { batchSize: 4096, batchFeatures: 'discrimination' },
    { batchSize: 4096, batchFeatures: 'standardDeviation' },
    { batchSize: 4096, unroll: 3, penalty: 'none' },
    { batchSize: 4096, game: 'ali' },
  ].map((changes) => resolveConfig(changes, 'ring8')),
  resolveConfig({ batchSize: 8192 }, 'ring8'),
  resolveConfig({ batchSize: 4096, penalty: 'wganGp', loss: 'wasserstein' }, 'grid25'),
];

async function costsOf(config: Config) {
  const { dataset } = await openDataset(config);
  return { config, dataset, cost: costOf(config, { sampleShape: dataset.shape, classes: dataset.classes }) };
}

it('is estimated within a factor of 1.5, and 16 MiB, of what presets and others use', async () => {
  await startBackend(resolveConfig());
  const runs = await Promise.all(configs.map(costsOf));
  const bytesOf = ({ cost }: (typeof runs)[number]) => cost.batchBytes + cost.weightBytes;
  runs.sort((a, b) => bytesOf(a) - bytesOf(b)); // the peak only grows
  const { heap } = (tf.backend() as GanvilBackend).wasm;
  for (const each of runs) {
    const { config, dataset } = each;
    const [before, estimate] = [heap.usage().peak, bytesOf(each)];
    const run = await openRun(config, dataset);
    run.steps(1);
    run.dispose();
    const { peak } = heap.usage();
    const what = `${JSON.stringify({ ...config, steps: 0 })}: ${gibibytes(estimate)}, ${gibibytes(peak)}`;
    expect(peak, what).toBeLessThan(1.5 * estimate + 16 * MIB);
    if (peak > before) expect(peak, what).toBeGreaterThan(estimate / 1.5 - 16 * MIB);
  }
}, 120_000);

describe('too much', () => {
  it.each([
    [{ batchSize: 65536 }, 'digits', /lower batchSize to \d{4,5}\.$/],
    [{ imageSize: 1024, width: 64 }, 'digits', /lower width or imageSize\.$/],
    [{ width: 4096, depth: 16, batchSize: 1 }, 'mnist-mlp', /lower width or depth\.$/],
  ] as const)('%j is refused before it begins, in one line', async (changes, preset, message) => {
    const { placeholder = {} }: Preset = presets[preset as PresetName];
    const config = resolveConfig({ ...placeholder, data: 'digits', ...changes }, preset);
    const { dataset } = await openDataset(config);
    const opened = openRun(config, dataset);
    await expect(opened).rejects.toMatchObject({
      name: 'ConfigError',
      message: expect.stringMatching(message),
    });
    await expect(opened).rejects.toThrow(
      /^memory: expected a step that needs at most the 4 GiB that WebAssembly has, got one that needs about \d+ GiB \(.*\); /,
    );
  });

  it('suggests a batch that fits', async () => {
    const config = resolveConfig({ batchSize: 65536 }, 'digits');
    const limit = { bytes: 2 ** 32, of: 'WebAssembly has' };
    const { cost } = await costsOf(config);
    const batchSize = Number(/batchSize to (\d+)/.exec(shortage(cost, config, limit) ?? '')?.[1]);
    const smaller = { ...config, batchSize };
    const { cost: fits } = await costsOf(smaller);
    expect(fits.batchBytes + fits.weightBytes).toBeLessThanOrEqual(limit.bytes);
    expect(shortage(fits, smaller, limit)).toBeUndefined();
  });

  it.each([
    [
      new Error('memory: expected 64 more bytes, got none beyond 128; try a smaller batch or model.'),
      /^memory: expected 64 more bytes, got none beyond 128; lower batchSize, width or imageSize\.$/,
    ],
    [
      new RangeError('Array buffer allocation failed'),
      /^memory: expected more of it, got none \(Array buffer allocation failed\); lower batchSize/,
    ],
    [new RangeError('Invalid typed array length: 9999999999'), /^memory: /],
  ])('that shows later is one line as well: %s', async (error, message) => {
    const fails = () => {
      throw error;
    };
    expect(() => inMemory('step', fails)).toThrow(message);
    await expect(inMemory('step', async () => fails())).rejects.toMatchObject({ name: 'ConfigError' });
  });

  it('leaves other errors as they are', () => {
    const error = new Error('a kernel aborted');
    expect(() =>
      inMemory('step', () => {
        throw error;
      }),
    ).toThrow(error);
  });
});

it('runs out of memory in the middle, says what to lower, and trains on with less', async () => {
  await startBackend(resolveConfig());
  const config = resolveConfig({ sampleCount: 4 }, 'ring8');
  const { dataset } = await openDataset(config);
  const { heap } = (tf.backend() as GanvilBackend).wasm;
  const blocks: number[] = [];
  const run = await openRun(config, dataset);
  try {
    for (;;) blocks.push(heap.allocate(2 ** 28));
  } catch {}
  try {
    for (;;) blocks.push(heap.allocate(2 ** 16));
  } catch {}
  expect(() => run.steps(1)).toThrow(/^memory: .*; lower batchSize, width or imageSize\.$/);
  for (const at of blocks) heap.free(at);
  run.dispose();
  const again = await openRun(config, dataset);
  expect(again.steps(1).diverged).toBe(false);
  again.dispose();
}, 60_000);
