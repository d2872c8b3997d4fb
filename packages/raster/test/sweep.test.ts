// Every figure of the table and of every lesson becomes a PNG: of the right size, not blank, with text, and no character lacks a glyph.
import {
  decodePng,
  drawFigure,
  figureContext,
  figures,
  type Lesson,
  type LoggedStep,
  lessons,
  openDataset,
  openRun,
  type PresetName,
  resolveConfig,
  startBackend,
  teach,
} from '@ganvil/core';
import { beforeAll, expect, test } from 'vitest';
import { charactersOf } from '../src/charactersOf.ts';
import { figurePng } from '../src/figurePng.ts';
import { rasterFiles } from './rasterFiles.ts';

const characters = charactersOf(rasterFiles.font);
const RUNS: readonly PresetName[] = ['gauss1d', 'ring8', 'digits'];

beforeAll(() => startBackend(resolveConfig()));

async function expectPicture(svg: string, name: string): Promise<void> {
  const [, width, height] = /^<svg [^>]*?width="([\d.]+)" height="([\d.]+)"/.exec(svg)!.map(Number);
  const picture = async (source: string) => decodePng(await figurePng(source, 1, rasterFiles), name);
  const whole = await picture(svg);
  expect([whole.width, whole.height], name).toEqual([Math.round(width), Math.round(height)]);
  const isInk = (byte: number) => byte < 128;
  expect(whole.data.filter(isInk).length, `${name} is blank`).toBeGreaterThan(100);
  const texts = [...svg.matchAll(/<text [^>]*>([^<]*)<\/text>/g)].map(([, text]) => text);
  expect(texts.length, name).toBeGreaterThan(0);
  const mute = await picture(svg.replace(/<text [^>]*>[^<]*<\/text>/g, ''));
  expect(Buffer.compare(whole.data, mute.data), `${name} has no text`).not.toBe(0);
  const lacking = [...texts.join('')].filter((one) => !characters.has(one.codePointAt(0)!));
  expect(lacking, name).toEqual([]);
}

test('the figures of the table', async () => {
  const drawn = new Set<string>();
  for (const preset of RUNS) {
    const config = resolveConfig({ width: 4, batchSize: 8, sampleEvery: 0, evaluateEvery: 0 }, preset);
    const { dataset } = await openDataset(config);
    const run = await openRun(config, dataset);
    const log: LoggedStep[] = [];
    for (let step = 1; step <= 4; step++) log.push({ scalars: run.update('all')!, step });
    const shares = log.map(({ step }) => ({ step, shares: [0.5, 0.25] }));
    const context = await figureContext(config, dataset, run, log, shares);
    for (const [name, figure] of Object.entries(figures)) {
      if (figure.lacks(context) !== undefined) continue;
      await expectPicture((await drawFigure(context, name)).svg, `${preset} ${name}`);
      drawn.add(name);
    }
    run.dispose();
  }
  expect([...drawn].sort()).toEqual(Object.keys(figures).sort());
});

test.each(Object.entries<Lesson>(lessons))('the figures of the lesson %s', async (name, lesson) => {
  let count = 0;
  for await (const { figures: found = {} } of teach(lesson, 0, 0.02))
    for (const [figure, svg] of Object.entries(found)) {
      await expectPicture(svg, `${name} ${figure}`);
      count++;
    }
  expect(count).toBeGreaterThan(0);
});
