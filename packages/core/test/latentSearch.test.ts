import { loadRandom } from '@ganvil/kernels-as';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Game } from '../src/games/types.ts';
import {
  type ConfigInput,
  distances,
  games,
  latents,
  latentTerms,
  masks,
  observationOf,
  openDataset,
  openRun,
  type Run,
  startBackend,
} from '../src/index.ts';
import { type InvertOptions, searchOf } from '../src/inference/invertOptions.ts';
import { createSearchTarget } from '../src/inference/searchTarget.ts';
import type { Latent } from '../src/latents/types.ts';
import type { Mask, Observation } from '../src/masks/types.ts';
import type { Params } from '../src/nn/layer.ts';
import * as tf from '../src/tf.ts';
import type { Samples } from '../src/training/events.ts';
import { createModel, disposeModel } from '../src/training/model.ts';
import { expectAgreement, inputsOf } from './references/agree.ts';
import { references as distanceReferences } from './references/distances.ts';
import { references as termReferences } from './references/latentTerms.ts';
import { needsOf, tiny, tinyImages } from './tiny.ts';

beforeAll(() => startBackend(tiny()));

/** A run after some steps, whose D and statistics therefore are not at their start. */
async function open(changes: ConfigInput = {}, make = tinyImages): Promise<Run> {
  const config = make(changes);
  const run = await openRun(config, (await openDataset(config)).dataset);
  for (let i = 0; i < 3; i++) run.update('all');
  return run;
}

const few: InvertOptions = { steps: 6, restarts: 2, candidates: 8 };

/** The mean of the squared differences. */
function meanSquare(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, x, i) => sum + (x - b[i]) ** 2, 0) / a.length;
}

/** Samples `first` to `end`, without their classes. */
function some({ shape, data, count }: Samples, first: number, end: number): Samples {
  const size = data.length / count;
  return { shape, count: end - first, data: data.slice(first * size, end * size) };
}

/** Numbers of a dense layer for one input. */
function denseOf(params: Params, name: string, x: readonly number[]): number[] {
  const [weight, bias] = ['weight', 'bias'].map((part) => params[`${name}/${part}`].dataSync());
  return Array.from(bias, (start, k) =>
    x.reduce((sum, value, i) => sum + value * weight[i * bias.length + k], start),
  );
}

/** An mlp in plain float64: its features, and what its last layer makes of them. */
function mlpOf(params: Params, slope: number, x: readonly number[]): { features: number[]; out: number[] } {
  let features = [...x];
  for (const name of ['fc1', 'fc2'])
    features = denseOf(params, name, features).map((y) => (y > 0 ? y : slope * y));
  return { features, out: denseOf(params, 'out', features) };
}

describe('what is minimised', () => {
  const cases = [
    ...Object.keys(distances).map((distance) => [distance, undefined] as const),
    ...Object.keys(latentTerms).map((term) => ['l2', term] as const),
  ];
  it.each(cases)('equals plain float64 code, with its slope: %s %s', async (distance, name) => {
    const config = tiny({ latentDim: 3 });
    const model = createModel(config, { sampleShape: [2], classes: 0 }, (await loadRandom())(1));
    const data = Float32Array.of(0.3, -0.2, 0.1, 0.9);
    const samples = { shape: [2], count: 2, data };
    const options = { distance, terms: name ? { [name]: 0.7 } : {} } as InvertOptions;
    const target = createSearchTarget(model, samples, searchOf(model, samples, options), 2);
    target.set(data, new Int32Array(2));
    const [G, D] = ['G', 'D'].map((player) => model.players[player].weights);
    const reference = (z: readonly number[]) =>
      [0, 1].map((i) => {
        const own = z.slice(3 * i, 3 * i + 3);
        const wanted = [...data.slice(2 * i, 2 * i + 2)];
        const { out } = mlpOf(G, 0, own);
        const seen = mlpOf(D, 0.2, out);
        const input = { latents: own, logit: seen.out[0], features: seen.features };
        const term = name ? termReferences[name]({ ...input, target: mlpOf(D, 0.2, wanted).features }) : 0;
        return (
          distanceReferences[distance](
            out.map((x, k) => x - wanted[k]),
            [2],
          ) +
          0.7 * term
        );
      });
    expectAgreement(target.objective, reference, inputsOf([2, 3]), { orders: 1 });
    target.dispose();
    disposeModel(model);
  });
});

describe('a search', () => {
  it.each([
    ['images', tinyImages],
    ['points', tiny],
  ])('finds the latents of what the generator has made: %s', async (_, make) => {
    const run = await open({}, make);
    const samples = await run.sample(await run.latents([5, 6]));
    const { samples: found, objectives } = await run.invert(samples, { steps: 120, learningRate: 0.1 });
    expect(meanSquare(found.data, samples.data)).toBeLessThan(1e-4);
    expect(Math.max(...objectives)).toBeLessThan(0.05);
    run.dispose();
  });

  it('finds the same for a sample whatever is beside it, and leaves no tensor', async () => {
    const run = await open();
    const before = tf.memory().numTensors;
    const samples = await run.sample(await run.latents([1, 2, 3]));
    const digest = run.digest();
    const all = await run.invert(samples, few);
    for (let i = 0; i < 3; i++) {
      const one = await run.invert(some(samples, i, i + 1), few);
      expect(one.latents).toEqual(all.latents.slice(i * 5, (i + 1) * 5));
      expect(one.objectives[0]).toBe(all.objectives[i]);
    }
    expect(run.digest()).toBe(digest);
    expect(tf.memory().numTensors).toBe(before);
    run.dispose();
  });

  const axes: [string, ConfigInput, InvertOptions][] = [
    ...Object.keys(distances).map((distance): [string, ConfigInput, InvertOptions] => [
      `distance ${distance}`,
      {},
      { distance: distance as keyof typeof distances },
    ]),
    ...Object.keys(latentTerms).map((term): [string, ConfigInput, InvertOptions] => [
      `term ${term}`,
      { normD: 'batch' },
      { terms: { [term]: 0.1 } },
    ]),
    ...Object.entries<Latent>(latents).map(
      ([latent, { latentDim = 5 }]): [string, ConfigInput, InvertOptions] => [
        `latents ${latent}`,
        { latent, latentDim },
        {},
      ],
    ),
    ['a D of several samples', { pack: 2 }, { distance: 'l1', terms: { minimax: 0.1, normal: 0.01 } }],
    ['a D that sees its batch', { batchFeatures: 'discrimination' }, { terms: { features: 0.1 } }],
    ['an encoder beside G', { game: 'ali' }, { terms: { features: 0.1 } }],
    ...Object.entries<Game>(games).flatMap(([game, { generate }]): [string, ConfigInput, InvertOptions][] =>
      generate ? [[`game ${game}`, { game: game as keyof typeof games, ...needsOf(game, true) }, {}]] : [],
    ),
    ['classes that are searched', { conditional: true }, {}],
    ['classes that are given', { conditional: true }, { labels: Int32Array.of(3, 7), terms: { minimax: 1 } }],
  ];
  it.each(axes)('replays what it does eagerly, and leaves no tensor: %s', async (_, changes, options) => {
    const found = [];
    for (const execution of ['replay', 'eager']) {
      const run = await open({ ...changes, execution });
      const samples = some(await run.sample(), 0, 2);
      const before = tf.memory().numTensors;
      found.push(await run.invert(samples, { ...few, ...options }));
      expect(tf.memory().numTensors).toBe(before);
      run.dispose();
    }
    expect(found[0]).toEqual(found[1]);
    expect(found[0].latents.every(Number.isFinite)).toBe(true);
    if (options.labels) expect(found[0].samples.labels).toEqual(options.labels);
  });

  it('finds the class of what a conditional generator has made', async () => {
    const run = await open({ conditional: true, emaDecay: 0 });
    for (let i = 0; i < 20; i++) run.update('all');
    const labels = Int32Array.of(3, 8);
    const samples = await run.sample(await run.latents([1, 2]), labels);
    const options = { steps: 40, restarts: 10, candidates: 16, learningRate: 0.1 };
    const found = await run.invert(some(samples, 0, 2), options);
    expect(found.samples.labels).toEqual(labels);
    run.dispose();
  });

  it('goes on from latents that are given', async () => {
    const run = await open();
    const samples = some(await run.sample(), 0, 2);
    const first = await run.invert(samples, few);
    const next = await run.invert(samples, { start: first.latents, steps: 40 });
    const [before, after] = [first, next].map(({ objectives }) => objectives[0] + objectives[1]);
    expect(after).toBeLessThan(before);
    run.dispose();
  });

  it.each([
    [{ steps: 0 }, 'steps: expected an integer from 1 to 1000000, got 0.'],
    [{ restarts: 9, candidates: 8 }, 'candidates: expected an integer from 9 to 1000000, got 8.'],
    [{ learningRate: 0 }, 'learningRate: expected a number above 0, got 0.'],
    [{ labels: Int32Array.of(0, 1) }, 'labels: expected none, since the run is not conditional.'],
    [{ terms: { normal: Number.NaN } }, 'terms: expected a weight of normal, got NaN.'],
  ])('says what is wrong with %o', async (options: InvertOptions, message) => {
    const run = await open();
    await expect(run.invert(some(await run.sample(), 0, 2), options)).rejects.toThrow(message);
    run.dispose();
  });
});

describe.each(Object.entries(masks) as [string, Mask][])('mask %s', (name, mask) => {
  const shape = [8, 12, 3];
  const text = mask.argument ? `${name}:2` : name;

  it('leaves the share that is asked for', async () => {
    const { known, side } = await observationOf(text, shape);
    const share = 1 - known.reduce((sum, x) => sum + x, 0) / (8 * 12 * 3);
    expect(share).toBeCloseTo(mask.fraction ?? 1 / 3, 1);
    expect(known).toHaveLength((8 * 12 * 3) / side ** 2);
    if (mask.fraction === undefined)
      await expect(observationOf(text, shape, 0.5)).rejects.toThrow('fraction: expected none');
    else {
      const other = await observationOf(text, shape, 0.75);
      expect(1 - other.known.reduce((sum, x) => sum + x, 0) / (8 * 12 * 3)).toBeCloseTo(0.75, 0);
    }
  });

  it('hides what it hides: the search does not depend on it', async () => {
    const run = await open({ data: 'digits', imageSize: 8, channels: 3 });
    const samples = some(await run.sample(), 0, 2);
    const observation = await observationOf(text, [8, 8, 3]);
    const other = { ...samples, data: scrambled(samples.data, observation) };
    expect(other.data).not.toEqual(samples.data);
    const [one, two] = [
      await run.invert(samples, { ...few, observation }),
      await run.invert(other, { ...few, observation }),
    ];
    expect(two.latents).toEqual(one.latents);
    expect(await run.invert(samples, few)).not.toEqual(one);
    run.dispose();
  });
});

/** Other images [8, 8, 3] of which the same is seen: where single pixels are seen others are inverted; else two of a square are exchanged. */
function scrambled(data: Float32Array, { side, known }: Observation): Float32Array {
  if (side === 1) return data.map((x, i) => (known[i % known.length] ? x : -x));
  const other = data.slice();
  for (let at = 0; at < data.length; at += 3) {
    const pair = at % 6 === 0 ? at + 3 : at - 3;
    other[at] = data[pair];
  }
  return other;
}
