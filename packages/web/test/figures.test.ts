// Figures that a page saves have the bytes of the command's.
import { drawFigure, type FigureOptions, figureContext, type LoggedStep } from '@ganvil/core';
import { expect, test } from 'vitest';
import { runInNode } from './inNode.ts';
import { inPages } from './inPages.ts';

declare const ganvil: typeof import('../src/index.ts');

const SMALL = { width: 16, batchSize: 32, steps: 40, seed: 3 };
const cases: [string, string | undefined, FigureOptions][] = [
  ['gauss1d', undefined, {}],
  ['gauss1d', 'panels', { panels: 'a-c', from: 12 }],
  ['gauss1d', 'losses', {}],
  ['ring8', 'plane', {}],
  ['ring8', 'samples', {}],
  ['ring8', 'architecture', {}],
];

inPages('figures', ['alone'], (bench) => {
  test.each(cases)('of %s: %s, %o', async (preset, name, options) => {
    const settings = { preset, ...SMALL };
    const drawn = await bench.page.evaluate(
      async ({ settings, name, options }) => {
        const session = await ganvil.createSession(settings);
        while ((await session.next()).length > 0);
        const figure = await session.figure(name, options);
        const digest = await session.digest();
        session.dispose();
        return { ...figure, digest };
      },
      { settings, name, options },
    );
    const run = await runInNode(settings);
    const log: LoggedStep[] = [];
    while (run.step < SMALL.steps) log.push({ scalars: run.update('all')!, step: run.step });
    const expected = await drawFigure(await figureContext(run.config, run.dataset, run, log), name, options);
    expect({ ...drawn, digest: undefined }).toEqual({ ...expected, digest: undefined });
    expect(drawn.digest).toBe(run.digest()); // drawing leaves the run as it is
    run.dispose();
  });

  test('that do not suit are refused in one line', async () => {
    const message = await bench.page.evaluate(
      async (settings) => {
        const session = await ganvil.createSession(settings);
        const said = await session.figure('panels').catch(({ code, message }) => `${code}: ${message}`);
        session.dispose();
        return said;
      },
      { preset: 'ring8', ...SMALL },
    );
    expect(message).toBe(
      'config: figure panels: expected a run on numbers, got samples of shape [2]; figures that suit: plane, samples, architecture.',
    );
  });
});
