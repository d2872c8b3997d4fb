// The pages of the demo, in a real browser.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contentSecurityPolicy, isolation, serve } from '../../serve.mjs';
import { browserPath, openBrowser } from '../browser.ts';

/** Each kind of data and of game once, and some entries of tables. */
const SOME =
  '?presets=gauss1d,ring8-pacgan,digits,chirps,voxels,spam-words,vae-digits,ali-digits,digits-semi&entries=loss=kl,penalty=r1';

describe.skipIf(!browserPath)('the demo', () => {
  let tools: { page(path: string, width?: number): Promise<Page>; close(): Promise<void> };
  const complaints: string[] = [];

  beforeAll(async () => {
    const { server, url } = await serve(new URL('../../dist', import.meta.url).pathname, 0, {
      ...contentSecurityPolicy,
      ...isolation,
    });
    const { browser, close } = await openBrowser();
    tools = {
      async page(path, width = 1280) {
        const page = await browser.newPage();
        await page.setViewportSize({ width, height: 800 });
        page.on('pageerror', (error) => complaints.push(error.message));
        page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
        await page.goto(url + path);
        return page;
      },
      async close() {
        await close();
        server.close();
      },
    };
  });
  afterAll(() => tools?.close());

  // Half a minute of training; one stop of the tour is run on a phone, below.
  test.runIf(process.env.GANVIL_NIGHT)('every claim of the tour holds', async () => {
    const page = await tools.page('tour.html');
    await page.getByRole('button', { name: 'Run the whole tour' }).click();
    await page.getByText(/of 8 claims hold/).waitFor({ timeout: 110_000 });
    const results = await page.locator('.steps .result').allTextContents();
    expect(results).toEqual(Array(8).fill('✓ holds'));
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('on a phone, a stop shows its figure while it runs and its result after', async () => {
    const page = await tools.page('tour.html', 360);
    const inSight = (what: string) =>
      page.evaluate((selector) => {
        const shadow = document.querySelector('gan-lab')!.shadowRoot!;
        const box = (shadow.querySelector(selector) ??
          document.querySelector(selector))!.getBoundingClientRect();
        return box.bottom > 0 && box.top < innerHeight;
      }, what);
    await page.getByRole('button', { name: 'Run this' }).nth(1).click();
    await expect.poll(() => inSight('.figure')).toBe(true);
    await page.getByText(/✓ holds|✗ does not hold/).waitFor({ timeout: 60_000 });
    await expect.poll(() => inSight('#steps li:nth-child(2) .result')).toBe(true);
    await page.close();
  });

  // Those of all presets and entries: `ganvil verify`, of which the same is a test in Node, and at night here.
  test('the page on identity finds the golden digests', async () => {
    const page = await tools.page(`identity.html${process.env.GANVIL_NIGHT ? '' : SOME}`);
    await page.getByRole('button', { name: 'Verify in this browser' }).click();
    await page.getByText(/digests (match|do not match)/).waitFor({ timeout: 280_000 });
    expect(await page.locator('#state').textContent()).toMatch(/^All \d+ digests match\./);
    expect(await page.locator('#rows tr').count()).toBeGreaterThanOrEqual(22);
    expect(complaints).toEqual([]);
    await page.close();
  }, 300_000);

  test('the page on speed measures every model', async () => {
    const page = await tools.page('bench.html');
    await page.getByRole('button', { name: 'Measure' }).click();
    await page.getByText('Done.').waitFor({ timeout: 110_000 });
    const models = await page.locator('#rows th').allTextContents();
    expect(new Set(models)).toEqual(new Set(['gauss1d', 'ring8', 'digits, dcgan']));
    const times = await page.locator('#rows td:nth-child(3)').allTextContents();
    for (const time of times) expect(Number(time)).toBeGreaterThan(0);
    await page.close();
  });

  test.each(['index.html', 'lessons.html', 'tour.html', 'identity.html', 'bench.html', 'watch.html'])(
    '%s fits into 320 px',
    async (path) => {
      const page = await tools.page(path, 320);
      await page.waitForLoadState('networkidle');
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
      await page.close();
    },
  );
});
