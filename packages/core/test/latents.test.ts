import { loadRandom } from '@ganvil/kernels-as';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Game } from '../src/games/types.ts';
import {
  type Config,
  games,
  latents,
  openDataset,
  openRun,
  resolveConfig,
  startBackend,
} from '../src/index.ts';
import { latentsOf } from '../src/inference/sample.ts';
import type { Latent } from '../src/latents/types.ts';
import { drawLatents, type LatentSettings } from '../src/random/drawLatents.ts';
import { streams } from '../src/random/streams.ts';
import * as tf from '../src/tf.ts';
import { createModel, disposeModel } from '../src/training/model.ts';
import { references } from './references/latents.ts';
import { tiny } from './tiny.ts';

/** A game of one player that reports what latents it was given. */
const probe: Game = {
  ...games.classifier,
  needs: () => ({ C: { latents: true } }),
  loss: {
    C(round) {
      round.report('sum', tf.sum(round.latents));
      round.report('squares', tf.sum(tf.square(round.latents)));
      return tf.mean(round.apply('C', tf.zeros([16, 28, 28, 1])));
    },
  },
};
const allGames = games as Record<string, Game>;

beforeAll(async () => {
  allGames.probe = probe;
  await startBackend(tiny());
});
afterAll(() => {
  delete allGames.probe;
});

const table: Record<string, Latent> = latents;
const dimOf = (name: string, dim: number): number => table[name].latentDim ?? dim;
const settingsOf = (name: string, dim: number) =>
  ({ latent: name, latentDim: dimOf(name, dim) }) as LatentSettings;

describe.each(Object.keys(latents))('latents %s', (name) => {
  it('are where they are brought back to, and what was moved is brought there', async () => {
    const settings = settingsOf(name, 3);
    const drawn = drawLatents((await loadRandom())(5), settings, { stream: 1, step: 9, count: 6 });
    const { confine = (moved: tf.Tensor) => moved } = table[name];
    const confined = (values: Float32Array) =>
      tf.tidy(() => confine(tf.tensor2d(values, [6, settings.latentDim])).dataSync());
    const far = drawn.map((x) => 30 * x);
    const wanted = references[name].confine
      ? [...far].map(references[name].confine)
      : references[name].batch([...(name === 'sphere' ? drawn : far)], settings.latentDim);
    for (const [i, x] of drawn.entries()) expect(Math.abs(confined(drawn)[i] - x)).toBeLessThan(1e-5);
    for (const [i, x] of wanted.entries()) expect(Math.abs(confined(far)[i] - x)).toBeLessThan(1e-5);
  });

  it.each([1, 2, 17, 64])('of a batch of %i are those of the float64 reference', async (count) => {
    const settings = settingsOf(name, 12);
    const random = (await loadRandom())(5);
    const found = drawLatents(random, settings, { stream: streams.latent, step: 9, count });
    const drawn = random[table[name].draws](streams.latent, 9, count * settings.latentDim);
    const wanted = references[name].batch([...drawn], settings.latentDim);
    expect(found).toHaveLength(wanted.length);
    for (const [i, value] of found.entries())
      expect(Math.abs(value - wanted[i])).toBeLessThan(2e-6 * Math.max(1, Math.abs(wanted[i])));
  });

  it('have the mean and the variance of their distribution', async () => {
    const settings = settingsOf(name, 10);
    const count = 100_000 / settings.latentDim;
    const z = drawLatents((await loadRandom())(3), settings, { stream: streams.latent, step: 1, count });
    const mean = z.reduce((sum, value) => sum + value, 0) / z.length;
    const variance = z.reduce((sum, value) => sum + (value - mean) ** 2, 0) / z.length;
    const wanted = references[name];
    expect(Math.abs(mean - wanted.mean)).toBeLessThan(5 * Math.sqrt(wanted.variance / z.length));
    expect(variance / wanted.variance).toBeCloseTo(1, 1.5);
  });

  it('of a seed depend on the seed alone', async () => {
    const config = resolveConfig({ ...settingsOf(name, 12) });
    const dim = config.latentDim;
    const [together, alone] = [await latentsOf(config, [7, 0, 31]), await latentsOf(config, [31])];
    expect(together.slice(2 * dim)).toEqual(alone);
    expect(together.slice(0, dim)).not.toEqual(alone);
  });

  it('that updates read, recorded or not, are those that the host draws', async () => {
    const config = {
      ...tiny({ ...settingsOf(name, 3), data: 'digits' }),
      game: 'probe',
    } as unknown as Config;
    const read = async (execution: 'eager' | 'replay') => {
      const run = await openRun({ ...config, execution }, (await openDataset(config)).dataset);
      const scalars = Array.from({ length: 4 }, () => run.update('all')!);
      expect(run.unrecorded()).toBeUndefined();
      run.dispose();
      return scalars.map(({ sum, squares }) => [sum, squares]);
    };
    const found = await read('replay');
    expect(found).toEqual(await read('eager'));
    const random = (await loadRandom())(config.seed);
    for (const [i, [sum, squares]] of found.entries()) {
      const z = drawLatents(random, config, { stream: streams.latent, step: 2 * (i + 1) + 1, count: 16 });
      expect(sum).toBeCloseTo(
        z.reduce((total, value) => total + value, 0),
        3,
      );
      expect(squares / z.reduce((total, value) => total + value * value, 0)).toBeCloseTo(1, 5);
    }
  });
});

describe('latents', () => {
  it('for one latentDim refuse others', () => {
    const config = tiny({ latent: 'stratified', latentDim: 2 });
    const make = async () =>
      disposeModel(createModel(config, { sampleShape: [2], classes: 0 }, (await loadRandom())(0)));
    return expect(make()).rejects.toThrow('latentDim: expected 1 with the latents stratified, got 2.');
  });

  it('normal and uniform are the numbers drawn, as they have always been', async () => {
    const random = (await loadRandom())(11);
    const at = { stream: streams.evaluate, step: 4, count: 5 };
    const draw = (latent: LatentSettings['latent']) => drawLatents(random, { latent, latentDim: 7 }, at);
    expect(draw('normal')).toEqual(random.normal(streams.evaluate, 4, 35));
    expect(draw('uniform')).toEqual(random.symmetric(streams.evaluate, 4, 35));
  });

  it('leave no tensor', async () => {
    const random = (await loadRandom())(0);
    const before = tf.memory().numTensors;
    for (const name of Object.keys(latents))
      drawLatents(random, settingsOf(name, 3), { stream: 0, step: 0, count: 6 });
    expect(tf.memory().numTensors).toBe(before);
  });
});
