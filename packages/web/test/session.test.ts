// Sessions in real browsers: bit-identical to Node, whatever is done.
import { decodeCheckpoint, encodeCheckpoint, games, inOwnUnits } from '@ganvil/core';
import { expect, test } from 'vitest';
import { runInNode } from './inNode.ts';
import { inPages } from './inPages.ts';

declare const ganvil: typeof import('../src/index.ts');

const POINTS = { preset: 'ring8', steps: 20, seed: 3, sampleEvery: 10 };
const IMAGES = { preset: 'digits', steps: 4, batchSize: 8, width: 8, evaluateCount: 16, sampleCount: 4 };

/** Whether numbers are equal but for rounding. */
function near(found: readonly number[], expected: readonly number[]): void {
  expect(found).toHaveLength(expected.length);
  for (const [i, value] of expected.entries()) expect(found[i]).toBeCloseTo(value, 4);
}

/** Of the games: what differs with threads are the kernels, which are the same for all. */
const others: [string, { steps: number; [setting: string]: unknown }][] = [
  ['an encoder beside G', { ...POINTS, game: 'ali' }],
  ['a D that tells classes', { ...IMAGES, game: 'auxiliary' }],
  ['a D of few labels', { ...IMAGES, game: 'semiSupervised' }],
  ['a variational autoencoder', { ...POINTS, game: 'vae' }],
  ['a classifier', { ...IMAGES, game: 'classifier' }],
];

inPages('a session', ['alone', 'isolated'], (bench, kind) => {
  test.runIf(kind === 'alone')('changes settings in a run, as Node does', async () => {
    const run = await runInNode(POINTS);
    for (let i = 0; i < 4; i++) run.update('all');
    run.change('learningRateG', 0.004);
    run.update('D');
    run.change('loss', 'hinge'); // which the light worker lacks
    run.change('discriminatorSteps', '2');
    for (let i = 0; i < 3; i++) run.update('all');
    const result = await bench.page.evaluate(async (settings) => {
      const session = await ganvil.createSession(settings);
      const heard: string[] = [];
      session.on('change', ({ message }) => heard.push(message));
      for (let i = 0; i < 4; i++) await session.advance('all');
      const before = [await session.checkpoint(), await session.digest()] as const;
      const refused: string[] = [];
      const { change } = session as { change(key: string, value: unknown): Promise<unknown> };
      for (const [key, value] of [
        ['width', 4],
        ['learningRateG', 'x'],
        ['lossy', 1],
        ['loss', {}],
      ] as const)
        await change(key, value).catch(({ code }) => refused.push(code));
      const event = await session.change('learningRateG', 0.004);
      await session.advance('D');
      await session.change('loss', 'hinge');
      await session.change('discriminatorSteps', '2');
      for (let i = 0; i < 3; i++) await session.advance('all');
      const { config, schedule, done } = session;
      const digest = await session.digest();
      const changed = await session.checkpoint();
      await session.restore(before[0]);
      const { loss } = session.config;
      const back = (await session.digest()) === before[1];
      await session.restore(changed);
      const again = (await session.digest()) === digest;
      session.dispose();
      const { loss: now, learningRateG } = config;
      return { digest, heard, refused, event, now, learningRateG, schedule, done, loss, back, again };
    }, POINTS);
    const start = { step: 4, setting: 'learningRateG', before: 0.001, value: 0.004 };
    expect(result).toMatchObject({
      ...{ digest: run.digest(), now: 'hinge', learningRateG: 0.004, event: start },
      ...{ refused: ['config', 'config', 'config', 'protocol'], schedule: { D: 2, G: 1 }, done: run.done },
      ...{ loss: 'nonSaturating', back: true, again: true },
    });
    expect(result.heard).toHaveLength(3);
    run.dispose();
  });

  test.each<[string, { steps: number; [setting: string]: unknown }]>([
    ['points', POINTS],
    ['images', IMAGES],
    ...(kind === 'alone' ? others : []),
  ])('trains %s to the digest that Node has', async (_, settings) => {
    const run = await runInNode(settings);
    while (run.step < settings.steps) run.update('all');
    const { threads, hardware, ...result } = await bench.page.evaluate(async (settings) => {
      const session = await ganvil.createSession(settings, { threads: 2 });
      const kinds = new Set<string>();
      for (let events = await session.next(); events.length > 0; events = await session.next())
        for (const { type } of events) kinds.add(type);
      const { done, ended, players, step, threads } = session;
      const digest = await session.digest();
      session.dispose();
      return {
        kinds: [...kinds],
        threads,
        hardware: navigator.hardwareConcurrency,
        digest,
        done,
        ended,
        players,
        step,
      };
    }, settings);
    expect(result).toEqual({
      kinds: [
        'start',
        ...(run.generates ? ['sample'] : []),
        ...['checkpoint', 'step'],
        ...('sampleEvery' in settings ? ['diagnosis'] : []), // the others end before their first
        ...['evaluation', 'end'],
      ],
      digest: run.digest(),
      done: run.done,
      ended: true,
      players: games[run.config.game].schedule(run.config).map(([name]) => name),
      step: settings.steps,
    });
    expect(threads).toBe(kind === 'isolated' ? Math.min(2, hardware) : 1);
    run.dispose();
  });

  test('updates single players, measures, restores and resumes like Node', async () => {
    const run = await runInNode(POINTS);
    for (const player of ['D', 'all', 'D', 'G']) run.update(player);
    const samples = await run.sample(await run.latents([5, 6]));
    const found = await run.discriminate(samples, true);
    const metrics = await run.evaluate();
    const digests = [run.digest()];
    run.update('all');
    digests.push(run.digest());
    const result = await bench.page.evaluate(async (settings) => {
      const session = await ganvil.createSession(settings);
      for (const player of ['D', 'both', 'D', 'G']) await session.advance(player); // 'both': a former name of 'all'
      const samples = await session.sample({ seeds: [5, 6] });
      const found = await session.discriminate(samples, { gradient: true });
      const metrics = await session.evaluate();
      const digests = [await session.digest()];
      const saved = await session.checkpoint();
      await session.advance('all');
      digests.push(await session.digest());
      await session.advance('D');
      await session.restore(saved);
      await session.advance('all');
      digests.push(await session.digest());
      const again = await ganvil.createSession({}, { checkpoint: saved });
      await again.advance('all');
      digests.push(await again.digest());
      const { done } = again;
      session.dispose();
      again.dispose();
      const plain = (values?: Float32Array) => [...(values ?? [])];
      return {
        samples: plain(samples.data),
        logits: plain(found.logits),
        gradient: plain(found.gradient),
        metrics,
        digests,
        done,
      };
    }, POINTS);
    expect(result).toEqual({
      samples: [...samples.data],
      logits: [...found.logits],
      gradient: [...found.gradient!],
      metrics,
      digests: [digests[0], digests[1], digests[1], digests[1]],
      done: run.done,
    });
    run.dispose();
  });

  test('resumes a checkpoint of Node, and Node one of the page', async () => {
    const run = await runInNode({ ...POINTS, width: 8, depth: 1 });
    run.update('all');
    const bytes = await bench.page.evaluate(
      async (bytes) => {
        const session = await ganvil.createSession({ steps: 50 }, { checkpoint: Uint8Array.from(bytes) });
        await session.advance('all');
        const next = await session.checkpoint();
        session.dispose();
        return [...next];
      },
      [...encodeCheckpoint(run.checkpoint())],
    );
    run.update('all');
    run.update('all');
    const digest = run.digest();
    run.restore(decodeCheckpoint(Uint8Array.from(bytes)));
    run.update('all');
    expect(run.digest()).toBe(digest);
    run.dispose();
  });

  test('plays and pauses at its speed, and loses no step', async () => {
    const result = await bench.page.evaluate(async (settings) => {
      const session = await ganvil.createSession({ ...settings, steps: 100_000 });
      const steps: number[] = [];
      const states: boolean[] = [];
      session.on('step', ({ step }) => void steps.push(step));
      session.on('state', ({ playing }) => void states.push(playing));
      const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
      const begun = performance.now();
      session.speed = 20;
      session.play();
      while (steps.length < 8) await sleep(5);
      await session.pause();
      const seconds = (performance.now() - begun) / 1000;
      const slow = steps.length;
      await sleep(100);
      const still = steps.length;
      session.speed = Number.POSITIVE_INFINITY;
      session.play();
      while (steps.length < slow + 20) await sleep(5);
      await session.pause();
      const { step } = session;
      session.dispose();
      return { slow, still, steps, step, states, seconds };
    }, POINTS);
    // A busy machine may only be slower than asked for: 8 steps take 7 of the pauses between them, at least.
    expect(result.seconds).toBeGreaterThan(7 / 20 - 0.05);
    expect(result.still).toBe(result.slow);
    expect(result.steps).toEqual(Array.from({ length: result.step }, (_, i) => i + 1));
    expect(result.states).toEqual([true, false, true, false]);
  });

  if (kind === 'isolated') return; // what follows is about data, which threads do not read

  test('trains on points and files of the page', async () => {
    const result = await bench.page.evaluate(async (settings) => {
      const points = Float32Array.from({ length: 200 }, (_, i) => Math.sin(i));
      const lines = Array.from({ length: 100 }, (_, i) => `${points[2 * i]},${points[2 * i + 1]}`);
      const bytes = new TextEncoder().encode(lines.join('\n'));
      const digest = async (options: Parameters<typeof ganvil.createSession>[1]) => {
        const plain = { ...settings, data: 'drawn', standardize: 'no' as const };
        const session = await ganvil.createSession(plain, options);
        await session.advance('all');
        const { shape, real } = session;
        const digest = await session.digest();
        session.dispose();
        return { shape, count: real.count, digest };
      };
      return [await digest({ points }), await digest({ files: [{ name: 'drawn.csv', bytes }] })];
    }, POINTS);
    expect(result[0]).toEqual(result[1]);
    expect(result[0]).toMatchObject({ shape: [2], count: 100 });
  });

  test('gives and takes points of a file in its own units', async () => {
    const settings = { ...POINTS, data: 'flowers.csv', sampleEvery: 1 };
    const rows = Array.from({ length: 50 }, (_, i) => [i % 7, 1000 + 250 * (i % 9), -1e-4 * (i % 5)]);
    const text = ['petals,height,slope', ...rows.map((row) => row.join())].join('\n');
    const bytes = new TextEncoder().encode(text);
    const run = await runInNode(settings, [{ name: settings.data, bytes }]);
    run.update('all');
    const { units = [] } = run.dataset;
    const samples = await run.sample(await run.latents([5, 6]));
    const fixed = await run.sample();
    const { logits, gradient } = await run.discriminate(samples, true);
    const digest = run.digest();
    run.dispose();
    const result = await bench.page.evaluate(
      async ({ settings, bytes }) => {
        const files = [{ name: settings.data, bytes: Uint8Array.from(bytes) }];
        const session = await ganvil.createSession(settings, { files });
        let drawn = new Float32Array();
        session.on('sample', ({ samples }) => void (drawn = samples.data as Float32Array<ArrayBuffer>));
        await session.advance('all');
        const samples = await session.sample({ seeds: [5, 6] });
        const { logits, gradient } = await session.discriminate(samples, { gradient: true });
        const digest = await session.digest();
        const { real } = session;
        session.dispose();
        const plain = (values?: Float32Array) => [...(values ?? [])];
        return {
          real: plain(real.data),
          drawn: plain(drawn),
          samples: plain(samples.data),
          logits: plain(logits),
          gradient: plain(gradient),
          digest,
        };
      },
      { settings, bytes: [...bytes] },
    );
    const own = (values: Float32Array) => Array.from(inOwnUnits(values, units), Math.fround);
    expect(units.map(({ name }) => name)).toEqual(['petals', 'height', 'slope']);
    expect(result).toMatchObject({ drawn: own(fixed.data), samples: own(samples.data), digest });
    // Read, written in own units and read again: rounded at each turn.
    const perSd = (values: readonly number[]) => values.map((value, i) => value / units[i % 3].sd);
    near(perSd(result.real), perSd(rows.flat()));
    near(result.logits, [...logits]);
    near(
      result.gradient.map((slope, i) => slope * units[i % 3].sd),
      [...gradient!],
    );
  });
});
