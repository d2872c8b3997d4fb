import { beforeAll, describe, expect, it } from 'vitest';
import {
  decodeCheckpoint,
  encodeCheckpoint,
  openDataset,
  openRun,
  sampleFrom,
  startBackend,
} from '../src/index.ts';
import { tiny, tinyImages } from './tiny.ts';

beforeAll(() => startBackend(tiny()));

const open = async (changes = {}) => {
  const config = tinyImages({ conditional: true, ...changes });
  return openRun(config, (await openDataset(config)).dataset);
};

describe('a conditional GAN', () => {
  it('draws the class that is asked for, the same from a checkpoint', async () => {
    const run = await open({ emaDecay: 0 });
    for (let i = 0; i < 3; i++) run.update('all');
    const seeds = [5, 5, 5];
    const z = await run.latents(seeds);
    const three = await run.sample(z, Int32Array.of(3, 3, 8));
    const size = three.data.length / 3;
    const [a, b, c] = [0, 1, 2].map((i) => three.data.slice(i * size, (i + 1) * size));
    expect(a).toEqual(b);
    expect(a).not.toEqual(c);
    expect([...three.labels!]).toEqual([3, 3, 8]);
    const saved = decodeCheckpoint(encodeCheckpoint(run.checkpoint()));
    expect((await sampleFrom(saved, { seeds, label: 8 })).data.slice(0, size)).toEqual(c);
    run.dispose();
  });

  it('draws every class in turn unless told otherwise', async () => {
    const run = await open({ sampleCount: 12 });
    expect([...(await run.sample()).labels!]).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1]);
    run.dispose();
  });

  it('judges a sample by its class, and says so where there is none', async () => {
    const run = await open();
    for (let i = 0; i < 2; i++) run.update('D');
    const samples = await run.sample(await run.latents([1, 1]), Int32Array.of(4, 4));
    const other = { ...samples, labels: Int32Array.of(4, 5) };
    const { logits } = await run.discriminate(other);
    expect(logits[0]).not.toBe(logits[1]);
    await expect(run.discriminate({ ...samples, labels: undefined })).rejects.toThrow(
      'class: expected a number from 0 to 9, got none.',
    );
    await expect(run.sample(await run.latents([1]), Int32Array.of(10))).rejects.toThrow(
      'class: expected a number from 0 to 9, got 10.',
    );
    run.dispose();
  });

  it('wants data with classes', async () => {
    const config = tiny({ conditional: true, data: 'gauss1d' });
    const { dataset } = await openDataset(config);
    await expect(openRun(config, dataset)).rejects.toThrow(
      /^conditional: expected data whose samples have classes/,
    );
  });

  it('refuses a class where there are none', async () => {
    const config = tiny();
    const run = await openRun(config, (await openDataset(config)).dataset);
    const checkpoint = run.checkpoint();
    run.dispose();
    await expect(sampleFrom(checkpoint, { seeds: [1], label: 1 })).rejects.toThrow(/^class: expected none/);
  });

  it.each([
    [{ classes: 900 }, 'checkpoint: expected the names of 900 classes, got something else.'],
    [{ classes: 900, classNames: undefined }, 'checkpoint: expected G/fc/weight [905,392], got [15,392].'],
    [{ classes: 9e8 }, 'checkpoint: expected at most 16777216 numbers a sample and 65536 classes'],
    [{ sampleShape: [1e6, 28, 1] }, 'checkpoint: expected at most 16777216 numbers a sample'],
  ])('makes no networks that a checkpoint names but does not hold: %o', async (changes, message) => {
    const run = await open();
    const bytes = encodeCheckpoint({ ...run.checkpoint(), ...changes });
    run.dispose();
    const draw = async () => sampleFrom(decodeCheckpoint(bytes), { seeds: [1] });
    await expect(draw()).rejects.toThrow(message);
  });
});
