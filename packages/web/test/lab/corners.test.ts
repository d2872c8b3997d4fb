// Rare places and readers: a seed that is none, a browser without a line, reduced motion, a narrow container, a narrow table.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { GanLab } from '../../src/lab/element.ts';
import { browserPath } from '../browser.ts';
import { labOf, labPages, phase } from './labPages.ts';

describe.skipIf(!browserPath)('the lab', () => {
  let pages: Awaited<ReturnType<typeof labPages>>;
  beforeAll(async () => {
    pages = await labPages();
  });
  afterAll(() => pages?.close());

  const small = '#preset=ring8&width=8&batchSize=16';
  const notice = (page: Page) => page.locator('gan-lab .status').textContent();

  test('takes no seed that is none, and shows the one that it has', async () => {
    const page = await pages.page(small);
    const seed = page.getByLabel('Seed');
    await seed.fill('abc');
    await seed.press('Enter');
    await expect.poll(() => notice(page)).toMatch(/seed: expected an integer .*, got "?abc"?/);
    await expect.poll(() => seed.inputValue()).toBe('0');
    await page.close();
  });

  test('says which file did not come, and trains on what is open', async () => {
    const page = await pages.page(small);
    await page.context().setOffline(true);
    await page.evaluate(() =>
      document.querySelector<GanLab>('gan-lab')!.load({ preset: 'digits', settings: {}, actions: [] }),
    );
    await expect.poll(() => notice(page)).toMatch(/worker\.js: expected a file/);
    await page.getByRole('button', { name: 'Train', exact: true }).click();
    await page.waitForFunction(() => Number(document.querySelector<GanLab>('gan-lab')?.session?.step) > 3);
    await page.context().setOffline(false);
    await page.getByRole('button', { name: 'Pause' }).click();
    await phase(page, 'paused');
    await page.close();
  });

  test('draws at most once a second where the reader wants less motion', async () => {
    const page = await pages.page(small);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.getByRole('button', { name: 'Train', exact: true }).click();
    await phase(page, 'playing');
    const seen = new Set<number>();
    for (const end = Date.now() + 3000; Date.now() < end; await page.waitForTimeout(50))
      seen.add(await labOf(page, (lab) => lab.lab!.measurement.at));
    expect(seen.size).toBeLessThanOrEqual(5);
    await page.close();
  });

  test('fits a container of 220 px', async () => {
    const page = await pages.page(small);
    await page.evaluate(() => {
      document.querySelector<GanLab>('gan-lab')!.style.width = '220px';
    });
    await page.waitForTimeout(300);
    const beyond = await labOf(page, (lab) =>
      [...lab.shadowRoot!.querySelectorAll('*')]
        .filter((part) => part.getBoundingClientRect().right > lab.getBoundingClientRect().right + 1)
        .filter((part) => getComputedStyle(part).position !== 'absolute')
        .map((part) => `${part.tagName} ${part.className}`),
    );
    expect(beyond).toEqual([]);
    await page.close();
  });

  test.each(['identity.html', 'bench.html'])('all columns of %s are in reach at 360 px', async (path) => {
    const page = await pages.open(path, [360, 740]);
    const { overflow, page: width } = await page.locator('.scroll').evaluate((box) => ({
      overflow: getComputedStyle(box).overflowX,
      page: document.documentElement.scrollWidth,
    }));
    expect([overflow, width]).toEqual(['auto', 360]);
    await page.close();
  });
});
