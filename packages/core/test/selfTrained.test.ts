import { loadRandom } from '@ganvil/kernels-as';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  assess,
  type Dataset,
  datasets,
  openDataset,
  resolveConfig,
  type Samples,
  startBackend,
} from '../src/index.ts';
import { realSamples, samplesIn } from '../src/inference/realSamples.ts';
import { selfTrainedNet } from '../src/inference/selfTrainedNet.ts';
import { digestOf } from '../src/state/digest.ts';
import * as tf from '../src/tf.ts';

const random = (await loadRandom())(3);
beforeAll(() => startBackend(resolveConfig({ data: 'digits' })));

describe('nets that are trained on the way to a metric', () => {
  test('selfTrained: the same net for the same data; distances by it rise with noise', async () => {
    const training = (await openDataset(resolveConfig({ data: 'digits' }))).dataset;
    const net = await selfTrainedNet(training);
    expect(net.classes).toBe(4);
    expect(digestOf(net)).toBe('fef5aa24067271e9bd328c36ada81f2cf6e513a40278c792bd60496b6bd87141'); // on every machine
    const real = realSamples(random, training, 300);
    const clean = samplesIn(
      training,
      Array.from({ length: 300 }, (_, i) => i),
    );
    const noisy = (deviation: number): Samples => {
      const noise = random.normal(91, 1, clean.data.length);
      return {
        ...clean,
        data: clean.data.map((value, i) => Math.max(-1, Math.min(1, value + deviation * noise[i]))),
      };
    };
    const before = tf.memory().numTensors;
    const found: number[] = [];
    for (const deviation of [0, 0.2, 0.6]) {
      const options = {
        names: ['frechetDistance'] as const,
        space: 'selfTrained' as const,
        training,
        random,
      };
      const { rows, netDigest } = await assess({ real, fake: noisy(deviation) }, options);
      expect(netDigest).toBe(digestOf(net));
      found.push(rows[0].value);
    }
    expect(found).toEqual([...found].sort((a, b) => a - b));
    expect(tf.memory().numTensors).toBe(before);
  }, 120_000);

  test('trainOnFakesNetError: near 0 of real samples with their classes, near chance of such with others', async () => {
    const training: Dataset = datasets.ring8.open(random);
    const real = realSamples(random, training, 400);
    const other = realSamples(random, training, 800);
    const later = {
      ...{ shape: other.shape, count: 400 },
      ...{ data: other.data.subarray(800), labels: other.labels.subarray(400) },
    };
    const error = async (labels: Int32Array) => {
      const options = {
        names: ['trainOnFakesNetError'] as const,
        space: 'pixels' as const,
        training,
        random,
      };
      const { rows } = await assess({ real, fake: { ...later, labels } }, options);
      return rows[0].value;
    };
    expect(await error(later.labels)).toBeLessThan(0.02);
    expect(await error(later.labels.map((_, i) => i % 8))).toBeGreaterThan(0.6);
  }, 120_000);
});
