import { beforeAll, describe, expect, it } from 'vitest';
import {
  type Checkpoint,
  type Dataset,
  inpaint,
  observationOf,
  openDataset,
  openRun,
  type Samples,
  startBackend,
} from '../src/index.ts';
import * as tf from '../src/tf.ts';
import { tinyImages } from './tiny.ts';

beforeAll(() => startBackend(tinyImages()));

/** The first `count` samples of a set, as a set. */
const firstOf = (dataset: Dataset, count: number): Dataset => ({ ...dataset, count });

async function opened(): Promise<{ checkpoint: Checkpoint; training: Dataset; samples: Samples }> {
  const config = tinyImages({ imageSize: 8 });
  const { dataset } = await openDataset(config);
  const run = await openRun(config, dataset);
  for (let i = 0; i < 3; i++) run.update('all');
  const { labels: _, ...samples } = await run.sample(await run.latents([1, 2, 3]));
  const checkpoint = run.checkpoint();
  const own = {
    ...checkpoint,
    tensors: new Map([...checkpoint.tensors].map(([k, v]) => [k, { ...v, data: v.data.slice() }])),
  };
  run.dispose();
  return { checkpoint: own as Checkpoint, training: firstOf(dataset, 30), samples };
}

describe('inpainting', () => {
  it.each(['centre', 'lowres'])(
    'fills in with the mean, the nearest and what was found: %s',
    async (mask) => {
      const { checkpoint, training, samples } = await opened();
      const observation = await observationOf(mask, samples.shape);
      const before = tf.memory().numTensors;
      const options = { observation, training, steps: 80, learningRate: 0.1 };
      const { fills, inversion } = await inpaint(checkpoint, samples, options);
      expect(tf.memory().numTensors).toBe(before);
      const all = new Float32Array(30 * 64);
      training.read([...Array(30).keys()], all, new Int32Array(30));
      const { data } = samples;
      const seen = (image: Float32Array) => seenBy(image, mask);
      for (let i = 0; i < 3; i++) {
        const own = data.slice(64 * i, 64 * i + 64);
        const distance = (k: number) => squares(seen(all.slice(64 * k, 64 * k + 64)), seen(own));
        const order = [...Array(30).keys()].sort((a, b) => distance(a) - distance(b));
        const nearest = all.slice(64 * order[0], 64 * order[0] + 64);
        const mean = Float32Array.from(
          own,
          (_, p) => all.reduce((sum, x, at) => (at % 64 === p ? sum + x : sum), 0) / 30,
        );
        const paste = (fill: Float32Array) => fill.map((x, p) => (missing(p, mask) ? x : own[p]));
        const filled = (name: keyof typeof fills) => fills[name].data.slice(64 * i, 64 * i + 64);
        expect(filled('nearest')).toEqual(paste(nearest));
        const lack = mask === 'lowres' ? lackOf(mean, own) : mean.map(() => 0);
        for (const [p, x] of paste(mean.map((x, p) => x + lack[p])).entries())
          expect(filled('mean')[p]).toBeCloseTo(x, 5);
        expect(filled('generator')).toEqual(paste(inversion.samples.data.slice(64 * i, 64 * i + 64)));
        const wanted = squares(filled('nearest'), own) / (mask === 'centre' ? 16 : 64);
        expect(fills.nearest.errors[i]).toBeCloseTo(wanted, 6);
        expect(fills.generator.errors[i]).toBeLessThan(0.5 * fills.nearest.errors[i]);
      }
    },
  );

  it('pastes what is known, or does not', async () => {
    const { checkpoint, training, samples } = await opened();
    const observation = await observationOf('left', samples.shape);
    const options = { observation, training, steps: 2 };
    const pasted = await inpaint(checkpoint, samples, options);
    const whole = await inpaint(checkpoint, samples, { ...options, blend: 'none' });
    expect(whole.fills.generator.data).toEqual(whole.inversion.samples.data);
    expect(pasted.fills.generator.data).not.toEqual(whole.fills.generator.data);
    expect(pasted.fills.generator.errors).toEqual(whole.fills.generator.errors);
  });
});

const missing = (place: number, mask: string): boolean => {
  const [x, y] = [place % 8, Math.floor(place / 8)];
  return mask === 'lowres' || (x >= 2 && x < 6 && y >= 2 && y < 6);
};

function squares(a: ArrayLike<number>, b: ArrayLike<number>): number {
  return Array.from(a).reduce((sum, x, i) => sum + (x - b[i]) ** 2, 0);
}

/** What is seen of an image [8, 8, 1]. */
function seenBy(image: Float32Array, mask: string): number[] {
  return mask === 'lowres' ? quarters(image) : [...image].filter((_, place) => !missing(place, mask));
}

/** The means of the four squares of an image. */
function quarters(image: Float32Array): number[] {
  return [0, 1, 2, 3].map((q) => {
    const inside = image.filter((_, p) => quarterOf(p) === q);
    return inside.reduce((sum, x) => sum + x, 0) / 16;
  });
}

const quarterOf = (place: number): number => 2 * Math.floor(place / 32) + Math.floor((place % 8) / 4);

/** By how much the square of each pixel is darker than that of another image. */
function lackOf(image: Float32Array, other: Float32Array): Float32Array {
  const [own, wanted] = [quarters(image), quarters(other)];
  return image.map((_, place) => wanted[quarterOf(place)] - own[quarterOf(place)]);
}
