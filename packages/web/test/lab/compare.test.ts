// Two runs side by side: one setting differs, both are at the same step, and a link brings both back to the bit.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { GanLab } from '../../src/lab/element.ts';
import { readComparison, recipesOf, writeComparison } from '../../src/pages/comparison.ts';
import { browserPath } from '../browser.ts';
import { digestInNode } from '../inNode.ts';
import { labPages } from './labPages.ts';

test('a link holds a comparison', () => {
  const link = '#preset=ring8&seed=3&acts=b20&vary=loss&a=minimax&b=hinge';
  const { comparison, unknown } = readComparison(link);
  expect(unknown).toEqual([]);
  expect(writeComparison(comparison)).toBe(link);
  expect(recipesOf(comparison).map(({ settings }) => settings)).toEqual([
    { seed: '3', loss: 'minimax' },
    { seed: '3', loss: 'hinge' },
  ]);
  expect(recipesOf({ ...comparison, values: ['', 'kl'] }).map(({ settings }) => settings)).toEqual([
    { seed: '3' },
    { seed: '3', loss: 'kl' },
  ]);
  expect(readComparison('#vary=colour&foo=1').unknown).toEqual(['foo', 'colour']);
});

describe.skipIf(!browserPath)('the page', () => {
  let pages: Awaited<ReturnType<typeof labPages>>;
  beforeAll(async () => {
    pages = await labPages();
  });
  afterAll(() => pages?.close());

  const steps = (page: Page) =>
    page.evaluate(() =>
      [...document.querySelectorAll<GanLab>('gan-lab')].map(({ session }) => session?.step ?? -1),
    );
  const digests = (page: Page) =>
    page.evaluate(() => [...document.querySelectorAll<GanLab>('gan-lab')].map(({ lab }) => lab?.digest));
  const atRest = (page: Page) =>
    page.waitForFunction(() =>
      [...document.querySelectorAll<GanLab>('gan-lab')].every(({ lab }) =>
        ['paused', 'ended', 'failed'].includes(lab?.phase ?? ''),
      ),
    );

  test('trains both in lockstep, draws both curves, and its link replays both', async () => {
    const small = '#preset=ring8&seed=3&width=16&batchSize=32';
    const page = await pages.open(`compare.html${small}&vary=loss&a=minimax&b=hinge`);
    await atRest(page);
    await page.getByRole('button', { name: 'Train both' }).click();
    await page.waitForFunction(() => Number(document.querySelector<GanLab>('gan-lab')?.session?.step) > 40);
    const [a, b] = await steps(page);
    expect(Math.abs(a - b)).toBeLessThanOrEqual(8);
    await page.getByRole('button', { name: 'Pause' }).click();
    await atRest(page);
    await expect.poll(() => page.getByRole('button', { name: 'Train both' }).isEnabled()).toBe(true);
    const [first, second] = await steps(page);
    expect(first).toBe(second);
    await page.getByRole('button', { name: '1 step', exact: true }).click();
    await expect.poll(() => steps(page)).toEqual([first + 1, first + 1]);
    await atRest(page);
    const charts = page.locator('#charts figure.chart:visible');
    await expect
      .poll(() => charts.allTextContents())
      .toContainEqual(expect.stringMatching(/^Loss of D.*A.*B/));
    const before = await digests(page);
    const { link } = { link: await page.evaluate(() => location.hash) };
    const settings = { preset: 'ring8', seed: 3, width: 16, batchSize: 32, steps: first + 1 };
    for (const [i, loss] of ['minimax', 'hinge'].entries())
      expect(before[i], loss).toBe(await digestInNode({ ...settings, loss }));

    const again = await pages.open(`compare.html${link}`);
    await again.waitForFunction(
      (step) =>
        [...document.querySelectorAll<GanLab>('gan-lab')].every(
          ({ lab, session }) => session?.step === step && lab?.digest,
        ),
      first + 1,
    );
    expect(await digests(again)).toEqual(before);
    await again.close();

    await page.getByLabel('loss of B').selectOption('leastSquares');
    await expect.poll(() => steps(page)).toEqual([0, 0]);
    await page.getByLabel('What differs').selectOption('learningRateG');
    await expect.poll(() => page.getByLabel('learning rate G of B').inputValue()).not.toBe('');
    await page.close();
  });

  test('fits a phone', async () => {
    const page = await pages.open('compare.html', [360, 740]);
    await atRest(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    await page.close();
  });
});
