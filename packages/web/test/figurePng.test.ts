// Figures as PNG have the bytes of the command's in every browser, and the rasteriser is loaded with the first one.
import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, unlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  digestOfLesson,
  drawFigure,
  figureContext,
  type LoggedStep,
  lessonFigureText,
  lessons,
  teach,
} from '@ganvil/core';
import { abiVersion } from '@ganvil/kernels-as';
import { figurePng } from '@ganvil/raster';
import { afterAll, expect, test } from 'vitest';
import manifest from '../package.json' with { type: 'json' };
import { runInNode } from './inNode.ts';
import { folders, inPages } from './inPages.ts';

declare const ganvil: typeof import('../src/index.ts');

const SETTINGS = { preset: 'gauss1d', width: 16, batchSize: 32, steps: 20, seed: 3 };
const CHOICES = [
  [undefined, { scale: 2 }],
  ['panels', { panels: 'ad', from: 5, scale: 3 }],
  ['samples', { scale: 1 }],
] as const;
const RASTERS = ['/rasteriser.js', '/resvg.wasm', '/figures.ttf'];
const [dist] = folders;
const bytesOf = (file: string) => new Uint8Array(readFileSync(join(dist, file)));
const files = { wasm: bytesOf('resvg.wasm'), font: bytesOf('figures.ttf') };

/** Folders as the package's: in one the font is missing, in the other the rasteriser has one byte more. */
const broken = mkdtempSync(join(tmpdir(), 'ganvil-broken-'));
for (const folder of ['less', 'more']) cpSync(dist, join(broken, folder), { recursive: true });
unlinkSync(join(broken, 'less', 'figures.ttf'));
appendFileSync(join(broken, 'more', 'resvg.wasm'), '\0');
afterAll(() => rmSync(broken, { recursive: true }));

inPages(
  'figures as PNG',
  ['alone'],
  (bench) => {
    test('of a run', async () => {
      const name = 'some run';
      const made = await bench.page.evaluate(
        async ({ settings, choices, name }) => {
          const session = await ganvil.createSession(settings);
          while ((await session.next()).length > 0);
          const pngs = [];
          for (const [figure, options] of choices) {
            const { svg, text } = await session.figure(figure, { ...options, run: name });
            pngs.push([...(await ganvil.figurePng(svg, { text, scale: options.scale }))]);
          }
          const { text } = await session.figure();
          session.dispose();
          return { pngs, text };
        },
        { settings: SETTINGS, choices: CHOICES, name },
      );
      const run = await runInNode(SETTINGS);
      const log: LoggedStep[] = [];
      while (run.step < SETTINGS.steps) log.push({ scalars: run.update('all')!, step: run.step });
      const context = await figureContext(run.config, run.dataset, run, log);
      const of = { run, name, ganvil: manifest.version, abi: abiVersion };
      for (const [i, [figure, options]] of CHOICES.entries()) {
        const { svg, text } = await drawFigure(context, figure, options, of);
        const png = await figurePng(svg, options.scale, files, text);
        expect(Buffer.compare(Uint8Array.from(made.pngs[i]), png), figure).toBe(0);
      }
      expect(made.text).toBe(undefined);
      run.dispose();
    });

    test('of a lesson', async () => {
      const made = await bench.page.evaluate(async () => {
        const lesson = await ganvil.openLesson('bilinear-game');
        const step = await lesson.next();
        const png = await ganvil.figurePng(step!.figures.plain, { text: step!.texts.plain });
        lesson.dispose();
        return [...png];
      }, undefined);
      const { value: found } = await teach(lessons['bilinear-game'], 0).next();
      const versions = { ganvil: manifest.version, abi: abiVersion, numerics: 'strict' };
      const digest = digestOfLesson([found!]);
      const about = {
        lesson: 'bilinear-game',
        seed: 0,
        share: 1,
        step: 1,
        figure: 'plain',
        digest,
        versions,
      };
      const png = await figurePng(found!.figures!.plain, 2, files, lessonFigureText(about));
      expect(Buffer.compare(Uint8Array.from(made), png)).toBe(0);
    });

    test('load the rasteriser with the first one', async () => {
      const page = await bench.browser.open(`${bench.url}ganvil.html`);
      const asked = () => RASTERS.filter((file) => bench.asked.some((path) => path.startsWith(file)));
      bench.asked.length = 0;
      const svg = await page.evaluate(async (settings) => {
        const session = await ganvil.createSession(settings);
        const { svg } = await session.figure('architecture');
        session.dispose();
        return svg;
      }, SETTINGS);
      expect(asked()).toEqual([]);
      await page.evaluate(async (svg) => (await ganvil.figurePng(svg)).length, svg);
      expect(asked()).toEqual(RASTERS);
      await page.close();
    });

    test('say in one line what did not come, and what cannot be', async () => {
      const said = await bench.page.evaluate(async () => {
        const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9000" height="9">\n</svg>\n';
        const message = (made: Promise<unknown>) =>
          made.then(String, ({ code, message }) => `${code}: ${message.replace(location.origin, '')}`);
        return [
          await message(ganvil.figurePng(svg, { assets: 'less' })),
          await message(ganvil.figurePng(svg, { assets: 'more' })),
          await message(ganvil.figurePng(svg, { assets: 'nowhere' })),
          await message(ganvil.figurePng(svg, { scale: 9 })),
          await message(ganvil.figurePng('<p>')),
        ];
      }, undefined);
      expect(said).toEqual([
        'worker: /less/figures.ttf: expected a file, got HTTP 404.',
        'integrity: /more/resvg.wasm: expected the file of this build, got different content.',
        'worker: /nowhere/rasteriser.js: expected a file, got HTTP 404.',
        'config: scale: expected an integer from 1 to 8, got 9.',
        'config: figure: expected SVG of Ganvil, got another text.',
      ]);
    });
  },
  [broken],
);
