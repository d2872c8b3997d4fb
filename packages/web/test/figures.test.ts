// Figures that a page saves have the bytes of the command's.
import { drawFigure, type FigureOptions, figureContext, type LoggedStep } from '@ganvil/core';
import { expect, test } from 'vitest';
import { runInNode } from './inNode.ts';
import { inPages } from './inPages.ts';

declare const ganvil: typeof import('../src/index.ts');

const SMALL = { width: 16, batchSize: 32, steps: 40, seed: 3 };
const cases: [string, [name: string | undefined, options: FigureOptions][]][] = [
  [
    'gauss1d',
    [
      [undefined, {}],
      ['panels', { panels: 'a-c', from: 12 }],
      ['losses', {}],
    ],
  ],
  [
    'ring8',
    [
      ['plane', {}],
      ['samples', {}],
      ['architecture', {}],
    ],
  ],
];

inPages('figures', ['alone'], (bench) => {
  test.each(cases)('of %s have the bytes of the command', async (preset, figures) => {
    const settings = { preset, ...SMALL };
    const { drawn, digests } = await bench.page.evaluate(
      async ({ settings, figures }) => {
        const session = await ganvil.createSession(settings);
        while ((await session.next()).length > 0);
        const digests = [await session.digest()];
        const drawn = [];
        for (const [name, options] of figures) drawn.push(await session.figure(name, options));
        digests.push(await session.digest());
        session.dispose();
        return { drawn, digests };
      },
      { settings, figures },
    );
    const run = await runInNode(settings);
    const log: LoggedStep[] = [];
    while (run.step < SMALL.steps) log.push({ scalars: run.update('all')!, step: run.step });
    for (const [i, [name, options]] of figures.entries()) {
      const context = await figureContext(run.config, run.dataset, run, log);
      expect(drawn[i], name).toEqual(await drawFigure(context, name, options));
    }
    expect(digests).toEqual([run.digest(), run.digest()]); // drawing leaves the run as it is
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
