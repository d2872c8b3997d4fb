// The light worker: which runs it is for follows from the tables, and what it does is bit-identical.
import { Worker } from 'node:worker_threads';
import { losses, presets, resolveConfig, settings } from '@ganvil/core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { activations } from '../../core/src/nn/activation.ts';
import { light } from '../build/light.ts';
import { serve } from '../serve.mjs';
import { suitsLightWorker } from '../src/session/suitsLightWorker.ts';
import { runInNode } from './inNode.ts';
import { inPages } from './inPages.ts';

declare const ganvil: typeof import('../src/index.ts');

const dist = new URL('../dist/', import.meta.url).pathname;
const SMALL = { width: 8, batchSize: 16, steps: 4, sampleCount: 8, evaluateCount: 64 };

describe('which worker a run gets', () => {
  test('is decided by the values of settings: each one that the light worker has, and each that it lacks', () => {
    expect(light.presets).toEqual(expect.arrayContaining(['gauss1d', 'ring8', 'grid25', 'swissroll']));
    let [has, lacks] = [0, 0];
    for (const [key, { options }] of Object.entries(settings))
      for (const option of options ?? []) {
        const listed = light.values[key]?.includes(option) ?? true;
        expect(suitsLightWorker({ preset: 'ring8', [key]: option }, {}), `${key}: ${option}`).toBe(listed);
        if (listed) has++;
        else lacks++;
      }
    expect(has).toBeGreaterThan(20);
    expect(lacks).toBeGreaterThan(20);
    for (const preset of Object.keys(presets))
      expect(suitsLightWorker({ preset }, {}), preset).toBe(light.presets.includes(preset));
  });

  test('is the whole one in doubt: files, unknown values, defaults that only it has, checkpoints that cannot be read', () => {
    const points = new Float32Array(4);
    const checkpoint = new Uint8Array(99);
    expect(suitsLightWorker({}, {})).toBe(false);
    expect(suitsLightWorker({ preset: 'ring' }, {})).toBe(false);
    expect(suitsLightWorker({ preset: 'ring8', loss: ['hinge'] }, {})).toBe(false);
    expect(suitsLightWorker({ preset: 'ring8', metrics: 'mmd' }, {})).toBe(false);
    expect(suitsLightWorker({ preset: 'ring8' }, { files: [] })).toBe(false);
    expect(suitsLightWorker({ preset: 'ring8' }, { checkpoint })).toBe(false);
    expect(suitsLightWorker({ preset: 'ring8', data: 'drawn' }, { points })).toBe(true);
    const ring8 = Object.fromEntries(Object.entries(resolveConfig({}, 'ring8')));
    expect(suitsLightWorker(ring8, {})).toBe(true);
    const { loss: _, ...withoutLoss } = ring8;
    expect(suitsLightWorker(withoutLoss, {})).toBe(true); // the default
    const { penalty: __, ...withoutPenalty } = ring8;
    expect(suitsLightWorker(withoutPenalty, {})).toBe(
      light.values.penalty.includes(settings.penalty.initial),
    );
  });
});

/** The light worker of the build, in a thread of Node. */
function startWorker() {
  const code = `import { parentPort } from 'node:worker_threads';
// The bundle is for browsers: tfjs must not take the thread for Node.
delete globalThis.process;
globalThis.WorkerGlobalScope = class {};
globalThis.self = { postMessage: (message) => parentPort.postMessage(message), crossOriginIsolated: false };
await import(${JSON.stringify(`file://${dist}worker-light.js`)});
parentPort.on('message', (data) => self.onmessage({ data }));`;
  const worker = new Worker(new URL(`data:text/javascript,${encodeURIComponent(code)}`));
  let id = 0;
  const ask = (type: string, fields: object) =>
    new Promise<Record<string, never>>((resolve, reject) => {
      worker.once('error', reject).once('message', (reply) => {
        if (reply.type === 'failed') reject(new Error(`${reply.message} ${reply.cause}`));
        else resolve(reply);
      });
      worker.postMessage({ id: ++id, type, ...fields });
    });
  return { ask, stop: () => worker.terminate() };
}

/** All of a list, two at a time. */
const pairs = <T>(all: readonly T[]): T[][] =>
  all.flatMap((_, i) => (i % 2 === 0 ? [all.slice(i, i + 2)] : []));

describe('the light worker', () => {
  let url = '';
  let close = () => {};
  beforeAll(async () => {
    const { server, ...served } = await serve(dist, 0);
    url = served.url;
    close = () => server.close();
  });
  afterAll(() => close());
  const asset = (name: string) => ({ url: url + name, integrity: '' });

  const variants = [
    ...light.presets.map((preset) => ({ preset })),
    ...pairs(Object.keys(activations)).map(([activationG, activationD]) => ({
      preset: 'ring8',
      activationG,
      activationD: activationD ?? activationG,
    })),
    { preset: 'ring8', dropoutG: 0.1, dropoutD: 0.1, batches: 'joined' },
    { preset: 'grid25', pack: 2, unroll: 2, widening: 'double', discriminatorSteps: 2 },
    { preset: 'gauss1d', emaDecay: 0, execution: 'eager', labelled: 0 },
  ];
  test.each(variants)('trains, samples, measures and stores as Node does: %o', async (variant) => {
    const input = { ...SMALL, ...variant };
    expect(suitsLightWorker(input, {})).toBe(true);
    const run = await runInNode(input);
    while (run.done.G < SMALL.steps) run.update('all');
    const worker = startWorker();
    const { preset, ...settings } = input;
    const wasm = { scalar: asset('scalar.wasm'), simd: asset('simd.wasm'), fma: asset('fma.wasm') };
    const opened = await worker.ask('open', {
      preset,
      input: settings,
      wasm,
      readers: asset('readers.js'),
      figures: asset('figures.js'),
      pictures: asset('pictures.js'),
      diagnoses: asset('diagnoses.js'),
    });
    expect(opened).toMatchObject({ type: 'open', config: run.config });
    await worker.ask('next', { milliseconds: 1e6, steps: SMALL.steps });
    expect(await worker.ask('digest', {})).toMatchObject({ digest: run.digest() });
    expect(await worker.ask('evaluate', {})).toMatchObject({ metrics: await run.evaluate() });
    const { samples } = await worker.ask('sample', {});
    expect(samples).toMatchObject({ data: (await run.sample()).data });
    const rated = await worker.ask('discriminate', { samples, gradient: true });
    expect(rated).toMatchObject({ logits: (await run.discriminate(await run.sample())).logits });
    const { bytes } = await worker.ask('checkpoint', {});
    expect(suitsLightWorker({}, { checkpoint: bytes })).toBe(true);
    expect(await worker.ask('restore', { bytes })).toMatchObject({ step: SMALL.steps });
    run.dispose();
    await worker.stop();
  });
});

inPages('the workers of a page', ['alone'], (bench) => {
  test('are the light one for a run that it suits, the whole one for another, with the same bits', async () => {
    const ask = (settings: object) =>
      bench.page.evaluate(async (settings) => {
        const session = await ganvil.createSession(settings);
        await session.advance('all');
        const checkpoint = await session.checkpoint();
        const digest = await session.digest();
        session.dispose();
        const resumed = await ganvil.createSession({}, { checkpoint });
        const again = await resumed.digest();
        resumed.dispose();
        return { digest, again };
      }, settings);
    const askedFor = () => bench.asked.splice(0).filter((path) => path.includes('worker'));
    const lossesLacking = Object.keys(losses).filter((loss) => !light.values.loss.includes(loss));
    askedFor();
    for (const [input, script] of [
      [{ preset: 'ring8', ...SMALL }, '/worker-light.js'],
      [{ preset: 'ring8', ...SMALL, loss: lossesLacking[0] }, '/worker.js'],
    ] as const) {
      const run = await runInNode(input);
      run.update('all');
      const digest = run.digest();
      run.dispose();
      expect(await ask(input)).toEqual({ digest, again: digest });
      const asked = askedFor();
      expect(asked.length).toBeGreaterThanOrEqual(2);
      expect(asked.filter((path) => path !== script)).toEqual([]);
    }
  });
});
