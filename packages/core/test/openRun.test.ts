import { beforeAll, describe, expect, it } from 'vitest';
import { openDataset, openRun, type Run, startBackend } from '../src/index.ts';
import * as tf from '../src/tf.ts';
import { endOf, eventsOf, tiny, tinyImages } from './tiny.ts';

beforeAll(() => startBackend(tiny()));

const open = async (config = tiny()): Promise<Run> => openRun(config, (await openDataset(config)).dataset);

describe.each([
  ['mlp on ring8', tiny],
  ['dcgan on digits', tinyImages],
])('a run by hand: %s', (_, make) => {
  it.each([
    { discriminatorSteps: 1 },
    { discriminatorSteps: 2, normD: 'batch', batches: 'joined' },
    { execution: 'eager', penalty: 'wganGp' },
  ])('ends where train ends, whole steps or D and G apart: %o', async (changes) => {
    const config = make(changes);
    const { digest } = endOf(await eventsOf(config));
    const [whole, apart] = [await open(config), await open(config)];
    for (let step = 0; step < config.steps; step++) {
      whole.update('all');
      for (let i = 0; i < config.discriminatorSteps; i++) apart.update('D');
      apart.update('G');
    }
    expect(whole.digest()).toBe(digest);
    expect(apart.digest()).toBe(digest);
    whole.dispose();
    apart.dispose();
  });

  it.each([
    { discriminatorSteps: 1 },
    { discriminatorSteps: 3, penalty: 'wganGp', latent: 'uniform' },
    { batches: 'joined', normD: 'batch', execution: 'eager' },
  ])('many steps in a row are as many one by one: %o', async (changes) => {
    const config = make({ ...changes, steps: 40 });
    const [row, single] = [await open(config), await open(config)];
    const scalars = [];
    let most = 0;
    while (row.done.G < 40) {
      const { scalars: some, diverged } = row.steps(40 - row.done.G);
      expect(diverged).toBe(false);
      most = Math.max(most, some.length);
      scalars.push(...some);
    }
    if (make === tiny && config.execution === 'replay') expect(most).toBeGreaterThan(1);
    expect(scalars).toEqual(Array.from({ length: 40 }, () => single.update('all')));
    expect(row.digest()).toBe(single.digest());
    row.dispose();
    single.dispose();
  });

  it('goes back and on to the same bits, in its own tensors and in others', async () => {
    const config = make({ batches: 'joined', normD: 'batch' });
    const before = tf.memory().numTensors;
    const run = await open(config);
    for (const which of ['D', 'all', 'D', 'D', 'G'] as const) run.update(which);
    expect(run.done).toEqual({ D: 4, G: 2 });
    const saved = run.checkpoint();
    run.update('G');
    run.update('all');
    const digest = run.digest();
    run.restore(saved);
    run.update('G');
    run.update('all');
    expect(run.digest()).toBe(digest);
    const other = await openRun(config, run.dataset, saved);
    other.update('G');
    other.update('all');
    expect(other.digest()).toBe(digest);
    run.dispose();
    other.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });

  it('moves D alone, or G alone', async () => {
    const run = await open(make());
    const of = (player: string): unknown =>
      [...run.checkpoint().tensors].filter(([name]) => name.startsWith(`${player}/`));
    const [G, D] = [of('G'), of('D')];
    run.update('D');
    expect(of('G')).toEqual(G);
    expect(of('D')).not.toEqual(D);
    const moved = of('D');
    run.update('G');
    expect(of('D')).toEqual(moved);
    expect(of('G')).not.toEqual(G);
    run.dispose();
  });

  it.each([0, 0.9])('samples the average of G or G now, decay %f', async (emaDecay) => {
    const run = await open(make({ emaDecay }));
    for (let i = 0; i < 3; i++) run.update('all');
    const digest = run.digest();
    const z = await run.latents([1, 2, 3]);
    const [averaged, current] = [await run.sample(z), await run.sample(z, undefined, 'current')];
    expect(await run.sample(z, undefined, 'averaged')).toEqual(averaged);
    if (emaDecay === 0) expect(current).toEqual(averaged);
    else expect(current).not.toEqual(averaged);
    const metrics = [await run.evaluate(), await run.evaluate('current')];
    if (emaDecay === 0) expect(metrics[1]).toEqual(metrics[0]);
    else expect(metrics[1]).not.toEqual(metrics[0]);
    expect(run.digest()).toBe(digest);
    run.dispose();
  });

  it('says what D thinks of a sample, and which way is up', async () => {
    const run = await open(make({ normD: 'batch' }));
    run.update('all');
    const samples = await run.sample(await run.latents([1, 2, 3]));
    const digest = run.digest();
    const { logits, gradient } = await run.discriminate(samples, true);
    expect(
      (await run.discriminate({ ...samples, count: 1, data: samples.data.slice(0, samples.data.length / 3) }))
        .logits[0],
    ).toBe(logits[0]);
    const nudged = samples.data.map((x, i) => x + 1e-3 * gradient![i]);
    const after = await run.discriminate({ ...samples, data: nudged });
    expect(after.logits.every((logit, i) => logit > logits[i])).toBe(true);
    expect(run.digest()).toBe(digest);
    run.dispose();
  });
});

it('D that sees no samples in inference rates all alike, and nothing changes that', async () => {
  const run = await open(tiny({ architecture: 'moments', normD: 'none' }));
  run.update('all');
  const samples = await run.sample(await run.latents([1, 2, 3]));
  const { logits, gradient } = await run.discriminate(samples, true);
  expect(new Set(logits).size).toBe(1);
  expect([...gradient!]).toEqual(Array(samples.data.length).fill(0));
  run.dispose();
});
