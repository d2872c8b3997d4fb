// A session diagnoses at the steps of `ganvil train`, by the same code: the same diagnoses and alarms, bit for bit.
import { openDataset, resolveConfig, startBackend, type TrainEvent, train } from '@ganvil/core';
import { expect, test } from 'vitest';
import { inPages } from './inPages.ts';

declare const ganvil: typeof import('../src/index.ts');

const SMALL = { width: 16, batchSize: 32, evaluateCount: 64, seed: 3 };
const cases = {
  'points of known modes': { preset: 'ring8', ...SMALL, steps: 90, evaluateEvery: 0, sampleEvery: 15 },
  'evaluations before pictures': { preset: 'grid25', ...SMALL, steps: 30, evaluateEvery: 10, sampleEvery: 3 },
  'a step that explodes': {
    ...{
      preset: 'gauss1d',
      steps: 40,
      sampleEvery: 1,
      evaluateEvery: 0,
      width: 8,
      depth: 1,
      batchSize: 4,
      seed: 2,
    },
    ...{ penalty: 'none', penaltyWeight: 1, emaDecay: 0 },
    ...{ loss: 'wasserstein', optimizer: 'sgd', learningRateG: 0.14, learningRateD: 0.14 },
  },
  'pictures with classes': {
    ...{
      preset: 'conditional-digits',
      ...SMALL,
      width: 4,
      batchSize: 8,
      steps: 6,
      evaluateEvery: 0,
      sampleEvery: 2,
    },
  },
  'no alarms': { preset: 'ring8', ...SMALL, steps: 20, sampleEvery: 10, alarms: 'off' },
};

type Told = { diagnoses: unknown[]; alarms: unknown[]; digest: string };

const told = (events: readonly TrainEvent[], digest: string): Told => ({
  diagnoses: events.filter(({ type }) => type === 'diagnosis'),
  alarms: events.filter(({ type }) => type === 'alarm'),
  digest,
});

async function inNode({ preset, ...input }: Record<string, unknown>): Promise<Told> {
  const config = resolveConfig(input, preset as string);
  await startBackend(config);
  const events: TrainEvent[] = [];
  for await (const event of train(config, (await openDataset(config)).dataset)) events.push(event);
  const end = events.at(-1)!;
  return told(events, end.type === 'end' ? end.digest : '');
}

inPages('diagnoses', ['alone'], (bench) => {
  test.each(Object.entries(cases))('of %s are those of the command', async (name, settings) => {
    const { events, digest } = await bench.page.evaluate(async (settings) => {
      const session = await ganvil.createSession(settings);
      const events = [];
      for (;;) {
        const more = await session.next();
        if (more.length === 0) break;
        events.push(...more.filter(({ type }) => type === 'diagnosis' || type === 'alarm'));
      }
      const digest = await session.digest();
      session.dispose();
      return { events, digest };
    }, settings);
    const expected = await inNode(settings);
    expect(told(events, digest)).toEqual(expected);
    expect(expected.diagnoses.length > 0).toBe(name !== 'no alarms');
    expect(expected.alarms.length > 0).toBe(name === 'a step that explodes');
  });

  test('go on where a checkpoint ends', async () => {
    const settings = { ...cases['points of known modes'], steps: 60 };
    const events = await bench.page.evaluate(async (settings) => {
      const events = [];
      let session = await ganvil.createSession(settings);
      while (session.step < 37) await session.advance('all');
      const checkpoint = await session.checkpoint();
      session.dispose();
      session = await ganvil.createSession({}, { checkpoint });
      while (!session.ended) events.push(...(await session.advance('all')));
      session.dispose();
      return events.filter(({ type }) => type === 'diagnosis');
    }, settings);
    const { diagnoses } = await inNode(settings);
    expect(diagnoses.length).toBeGreaterThan(2);
    expect(events).toEqual(diagnoses.slice(-events.length));
    expect(events.length).toBeGreaterThan(1);
  });
});
