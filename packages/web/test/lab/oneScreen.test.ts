// A run in training fits one screen, and its controls stay in reach.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { browserPath } from '../browser.ts';
import { labPages, phase } from './labPages.ts';

const SCREENS = { desk: [1280, 800], phone: [390, 844] } as const;
const PRESETS = ['ring8', 'gauss1d', 'digits'];

describe.skipIf(!browserPath)('a run in training', () => {
  let pages: Awaited<ReturnType<typeof labPages>>;
  beforeAll(async () => {
    pages = await labPages();
  });
  afterAll(() => pages?.close());

  /** Top and bottom of what the selectors find first, in the part of the page that is seen. */
  const edges = (page: Page, selectors: Record<string, string>) =>
    page.evaluate((all) => {
      const root = document.querySelector('gan-lab')!.shadowRoot!;
      return Object.entries(all).map(([name, selector]) => {
        const { top, bottom, height } = root.querySelector(selector)!.getBoundingClientRect();
        return { name, top, bottom, height };
      });
    }, selectors);

  const cases = Object.entries(SCREENS).flatMap(([name, size]) =>
    PRESETS.map((preset) => [preset, name, size] as const),
  );
  test.each(cases)(
    'of %s fits a %s: picture, controls, loss, and what is happening',
    async (preset, _, size) => {
      const page = await pages.page(`#preset=${preset}`, size);
      expect(await page.getByRole('heading', { level: 2 }).isVisible()).toBe(true);
      await page.getByRole('button', { name: 'Train', exact: true }).click();
      await phase(page, 'playing');
      await page.locator('figure.chart:visible', { hasText: 'Loss' }).first().waitFor();
      expect(await page.getByRole('heading', { level: 2 }).isVisible()).toBe(false);
      const shown = await edges(page, {
        controls: '.transport',
        happening: '.status',
        picture: 'canvas',
        loss: '.side .side figure',
      });
      for (const { name, top, bottom, height } of shown) {
        expect(height, name).toBeGreaterThan(10);
        expect(top, name).toBeGreaterThanOrEqual(0);
        expect(bottom, name).toBeLessThanOrEqual(size[1]);
      }
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(size[0]);
      await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
      const [controls] = await edges(page, { controls: '.transport .primary' });
      expect(controls.top).toBeGreaterThanOrEqual(0);
      expect(controls.bottom).toBeLessThanOrEqual(size[1]);
      await page.getByRole('button', { name: 'Pause' }).click();
      await phase(page, 'paused');
      await page.getByText('Presets', { exact: true }).click();
      expect(await page.getByRole('link', { name: /Swiss roll/ }).isVisible()).toBe(true);
      await page.close();
    },
  );
});
