// An update in parts in real browsers: what it tells are the numbers that Node has, and the run goes on with the same bits.
import { games, type UpdateParts } from '@ganvil/core';
import { expect, test } from 'vitest';
import { runInNode } from './inNode.ts';
import { inPages } from './inPages.ts';

declare const ganvil: typeof import('../src/index.ts');

const SMALL = { width: 8, batchSize: 8, evaluateCount: 16, sampleCount: 4, sampleEvery: 0, seed: 2 };
const CASES: Record<string, { preset: string; [setting: string]: unknown }> = {
  'points, in the light worker first': { preset: 'ring8', ...SMALL, discriminatorSteps: 2 },
  'points under a critic': { preset: 'ring8', ...SMALL, loss: 'wasserstein', penalty: 'wganGp' },
  'pictures with classes': { preset: 'conditional-digits', ...SMALL, width: 4 },
};

/** The numbers of an update, in a form that can be compared. */
const plain = (parts: UpdateParts) => JSON.parse(JSON.stringify(parts));

inPages('an update in parts', ['alone'], (bench) => {
  test.each(Object.entries(CASES))('of %s', async (_, settings) => {
    const result = await bench.page.evaluate(async (settings) => {
      const session = await ganvil.createSession(settings);
      const whole = await ganvil.createSession(settings);
      const told: string[] = [];
      const heard: string[] = [];
      session.on('step', ({ scalars }) => heard.push(Object.keys(scalars).join()));
      await session.advance('all');
      for (const [player, times] of Object.entries(session.schedule))
        for (let i = 0; i < times; i++)
          told.push(JSON.stringify((await session.updateInParts(player)).parts));
      await session.advance('all');
      for (let i = 0; i < 3; i++) await whole.advance('all');
      const digests = [await session.digest(), await whole.digest()];
      const networks = await session.networks();
      session.dispose();
      whole.dispose();
      return { told, heard: heard.length, digests, networks: networks.map(({ name }) => name) };
    }, settings);
    const run = await runInNode(settings);
    const expected: unknown[] = [];
    run.update('all');
    run.onParts = (parts) => expected.push(plain(parts));
    for (const [player, times] of games[run.config.game].schedule(run.config))
      for (let i = 0; i < times; i++) run.update(player);
    run.onParts = undefined;
    run.update('all');
    expect(result.told.map((text) => JSON.parse(text))).toEqual(expected);
    expect(result.digests).toEqual([run.digest(), run.digest()]);
    expect(result.heard).toBe(2 + result.told.length);
    expect(result.networks).toEqual(['G', 'D']);
    run.dispose();
  });

  test('is refused after the end and of players that there are not', async () => {
    const codes = await bench.page.evaluate(async () => {
      const session = await ganvil.createSession({ preset: 'ring8', width: 4, steps: 1 });
      const refused: string[] = [];
      const ask = (player: string) => session.updateInParts(player).catch(({ code }) => refused.push(code));
      await ask('X');
      await session.advance('all');
      await ask('D');
      session.dispose();
      return refused;
    }, undefined);
    expect(codes).toEqual(['protocol', 'config']);
  });
});
