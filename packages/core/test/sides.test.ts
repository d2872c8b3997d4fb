// Convolutional networks for images of any two sides.
import { loadRandom } from '@ganvil/kernels-as';
import { beforeAll, describe, expect, it } from 'vitest';
import { dcgan } from '../src/architectures/dcgan.ts';
import { networkOptions } from '../src/games/networkOptions.ts';
import { openRun, startBackend } from '../src/index.ts';
import type { Layer, Params } from '../src/nn/layer.ts';
import { createWeightInit } from '../src/nn/weightInit.ts';
import * as tf from '../src/tf.ts';
import { functionsOf } from '../src/training/functionsOf.ts';
import { tensors } from '../src/training/player.ts';
import { noiseSet } from './noiseSet.ts';
import { endOf, eventsOf, tinyImages } from './tiny.ts';

beforeAll(() => startBackend(tinyImages()));

const squares = Array.from({ length: 40 }, (_, i) => [i + 1, i + 1] as const);
const larger = [41, 53, 64, 97, 100, 101, 127, 200].map((side) => [side, side] as const);
const others = [
  [1, 2],
  [2, 1],
  [1, 40],
  [40, 1],
  [3, 5],
  [16, 8],
  [28, 32],
  [13, 31],
  [218, 178],
  [45, 60],
  [1, 300],
] as const;
const sides = [...squares, ...larger, ...others].map(([height, width]) => ({ height, width }));

describe.each(sides)('$height x $width', ({ height, width }) => {
  it.each(['stride', 'max', 'average'] as const)('nets of that size that learn, %s', async (downsample) => {
    const shape = [height, width, height === width ? 1 : 3];
    const config = tinyImages({ downsample, width: 2, batchSize: 2, normD: 'batch', steps: 2 });
    const players = functionsOf(config, { sampleShape: shape, classes: 0 });
    const [G, D] = [players.G.G.layer, players.D.D.layer];
    const random = (await loadRandom())(0);
    const fake = apply(
      G,
      tensors(G.init(createWeightInit(random, 0, 'dcgan'))),
      tf.ones([2, config.latentDim]),
    );
    expect(fake.shape).toEqual([2, ...shape]);
    expect(G.trace([config.latentDim], 2).shape).toEqual(shape);
    const logits = apply(D, tensors(D.init(createWeightInit(random, 1, 'dcgan'))), fake);
    expect(logits.shape).toEqual([2, 1]);
    expect(D.trace(shape, 2).shape).toEqual([1]);
    const run = await openRun(config, noiseSet(shape));
    expect(run.parameters).toEqual({
      G: G.trace([config.latentDim], 2).weights,
      D: D.trace(shape, 2).weights,
    });
    const before = run.digest();
    const { scalars, diverged } = run.steps(2);
    expect(diverged).toBe(false);
    for (const value of Object.values(scalars[0])) expect(value).toSatisfy(Number.isFinite);
    expect(scalars[0]['gradient/G']).toBeGreaterThan(0);
    expect(scalars[0]['gradient/D']).toBeGreaterThan(0);
    expect(run.digest()).not.toBe(before);
    run.dispose();
  });
});

function apply(layer: Layer, params: Params, x: tf.Tensor): tf.Tensor {
  return layer.apply(params, x, { training: true, statistics: {} });
}

describe('the pyramid', () => {
  const features = (height: number, width: number, channels = 1): readonly number[] => {
    const config = tinyImages();
    const shapes = dcgan
      .generator(config.latentDim, networkOptions(config, 'G', [height, width, channels]))
      .init({ weight: (shape) => ({ shape, data: new Float32Array() }) });
    return Object.entries(shapes).flatMap(([name, { shape }]) => (/fc.weight/.test(name) ? shape : []));
  };

  it.each([
    // what a square of such a side has always been: start x start x width x 2 ^ (levels - 1)
    [28, 7 * 7 * 4 * 2],
    [32, 4 * 4 * 4 * 4],
    [48, 3 * 3 * 4 * 8],
    [60, 15 * 15 * 4 * 2],
    [64, 4 * 4 * 4 * 8],
    [96, 3 * 3 * 4 * 16],
    [224, 7 * 7 * 4 * 16],
    [256, 4 * 4 * 4 * 32],
  ])('%i pixels: %i at the small end', (side, size) => {
    expect(features(side, side)).toEqual([5, size]);
  });

  it.each([
    [30, 30, 4 * 4 * 4 * 4],
    [100, 100, 7 * 7 * 4 * 8],
    [418, 418, 7 * 7 * 4 * 32],
    [218, 178, 7 * 6 * 4 * 16],
    [1, 1, 4 * 2],
  ])('%i x %i pixels: %i at the small end', (height, width, size) => {
    expect(features(height, width)).toEqual([5, size]);
  });

  it.each([[[2]], [[15, 1]], [[0, 4, 1]], [[5000, 4, 1]], [[4, 4, 5000, 1]], [[4, 4, 4, 4, 1]]])(
    'refuses samples of shape [%s]',
    (sampleShape) => {
      const options = networkOptions(tinyImages(), 'G', sampleShape);
      for (const make of [() => dcgan.generator(5, options), () => dcgan.body(options)])
        expect(make).toThrow(
          /^architecture dcgan: expected images or volumes of 1 to 4096 pixels a side, .* got .*\.$/,
        );
    },
  );

  it('draws and resumes images that are not square', async () => {
    const config = tinyImages({ imageSize: '20x13', steps: 4, checkpointEvery: 2 });
    const events = await eventsOf(config);
    const sample = events.find((event) => event.type === 'sample');
    expect(sample?.type === 'sample' && sample.samples.shape).toEqual([13, 20, 1]);
    const eager = await eventsOf({ ...config, execution: 'eager' });
    expect(endOf(eager).digest).toBe(endOf(events).digest);
  });
});
