// Every page and view without a violation of WCAG 2.2 AA or of good practice that axe-core finds, light and dark.
import { readFileSync } from 'node:fs';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { browserPath } from '../browser.ts';
import { labPages, phase } from './labPages.ts';

declare const axe: { run(options: RunOptions): Promise<AxeResults> };

const source = readFileSync(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const RULES = { 'label-content-name-mismatch': { enabled: true } };
const SMALL = '&width=4&batchSize=4&acts=b1';

/** What axe finds: the rule, and where. Of all rules, only contrast depends on the theme. */
async function violations(page: Page, view: string): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const options: RunOptions =
      colorScheme === 'light' ? { runOnly: TAGS, rules: RULES } : { runOnly: ['color-contrast'] };
    const { violations } = await page.evaluate((all) => axe.run(all), {
      ...options,
      resultTypes: ['violations' as const],
    });
    for (const { id, nodes } of violations)
      found.push(
        `${view}, ${colorScheme}: ${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`,
      );
  }
  return found;
}

describe.skipIf(!browserPath)('axe finds nothing in', () => {
  let pages: Awaited<ReturnType<typeof labPages>>;
  beforeAll(async () => {
    pages = await labPages();
  });
  afterAll(() => pages?.close());

  /** A page with axe in it. */
  async function watched(path: string, size?: readonly [number, number]): Promise<Page> {
    const page = await (path.startsWith('#') ? pages.page(path, size) : pages.open(path, size));
    await page.evaluate(source);
    return page;
  }

  test('nothing that it does not look at: it sees into the element', async () => {
    const page = await watched('#preset=gauss1d');
    await page.evaluate(() =>
      document.querySelector('gan-lab')!.shadowRoot!.append(document.createElement('button')),
    );
    expect(await violations(page, 'spoilt')).toEqual(['spoilt, light: button-name: <button></button>']);
    await page.close();
  });

  test('the lab, its settings, its pad and its views', async () => {
    const page = await watched(`#preset=ring8&acts=b3`);
    const found = await violations(page, 'points');
    await page.getByText('What is drawn', { exact: true }).click();
    await page.getByText('Settings', { exact: true }).click();
    await page.locator('form.settings').waitFor();
    for (const group of ['Networks', 'Training', 'Run'])
      await page.locator('form.settings summary', { hasText: group }).click();
    await page.getByRole('button', { name: 'Loss', exact: true }).click();
    found.push(...(await violations(page, 'settings')));
    await page.getByRole('button', { name: 'Draw your own' }).click();
    await page.locator('dialog[open]').waitFor();
    found.push(...(await violations(page, 'pad')));
    await page.close();
    const images = await watched(`#preset=conditional-digits${SMALL}`);
    found.push(...(await violations(images, 'samples')));
    for (const tab of ['Real vs fake', 'Latents']) {
      await images.getByRole('tab', { name: tab }).click();
      await images.waitForTimeout(500);
      found.push(...(await violations(images, tab)));
    }
    await images.close();
    const numbers = await watched('#preset=gauss1d&acts=b1', [390, 844]);
    found.push(...(await violations(numbers, 'numbers')));
    await numbers.close();
    for (const preset of ['vae-digits', 'spam-words', 'digits-judge']) {
      const page = await watched(`#preset=${preset}${SMALL}`);
      found.push(...(await violations(page, preset)));
      await page.close();
    }
    expect(found).toEqual([]);
  }, 300_000);

  test('the other pages', async () => {
    const lesson = await watched('lessons.html#lesson=saturating');
    await lesson.locator('gan-lab .lesson').waitFor();
    const found = await violations(lesson, 'lesson');
    await lesson.close();
    for (const path of [
      'compare.html',
      'lessons.html',
      'watch.html',
      'tour.html',
      'identity.html',
      'bench.html',
    ]) {
      const page = await watched(path);
      if (path === 'tour.html') await phase(page, 'paused');
      found.push(...(await violations(page, path)));
      await page.close();
    }
    expect(found).toEqual([]);
  }, 300_000);
});
