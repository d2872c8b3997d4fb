// The form of settings: what decides most on top, help in words, and what differs from the preset.
import { presets, settings } from '@ganvil/core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { GanLab } from '../../src/lab/element.ts';
import { browserPath } from '../browser.ts';
import { labOf, labPages, phase } from './labPages.ts';

describe.skipIf(!browserPath)('the form of settings', () => {
  let pages: Awaited<ReturnType<typeof labPages>>;
  beforeAll(async () => {
    pages = await labPages();
  });
  afterAll(() => pages?.close());

  test('shows eight settings with their help, the others by group, and marks what differs from the preset', async () => {
    const page = await pages.page('#preset=ring8&depthD=3');
    await page.getByText('Settings', { exact: true }).click();
    const form = page.locator('form.settings');
    await form.waitFor();
    const visible = form.locator('label:visible');
    expect(await visible.count()).toBe(8);
    const rate = form.getByLabel('learning rate G');
    const usual = String(presets.ring8.config.learningRateG ?? settings.learningRateG.initial);
    expect(await rate.inputValue()).toBe(usual);
    const described = await rate.evaluate((input) => {
      const root = input.getRootNode() as ShadowRoot;
      return root.getElementById(input.getAttribute('aria-describedby')!)!.textContent;
    });
    expect(described).toBe(settings.learningRateG.help);
    expect(await form.getByText(settings.learningRateG.help, { exact: true }).first().isVisible()).toBe(true);
    expect(await form.locator('summary', { hasText: '(1 not as in the preset)' }).textContent()).toContain(
      'Networks',
    );
    const marks = () => form.locator('.other:not(:empty)').allTextContents();
    expect(await marks()).toHaveLength(1);
    await rate.fill('0.007');
    expect(await marks()).toContain(` Preset: ${usual}.`);
    await form.getByRole('button', { name: 'Restart with these settings' }).click();
    await page.waitForFunction(
      () => document.querySelector<GanLab>('gan-lab')?.lab?.session?.config.learningRateG === 0.007,
    );
    await phase(page, 'paused');
    expect(await labOf(page, (lab) => lab.link)).toBe('#preset=ring8&depthD=3&learningRateG=0.007');
    await form.getByRole('button', { name: 'Reset to preset' }).click();
    expect(await marks()).toEqual([]);
    await page.close();
  });
});

describe.skipIf(!browserPath)('a chart', () => {
  test('says in one sentence what it shows, and reads off values at the cursor', async () => {
    const pages = await labPages();
    const page = await pages.page('#preset=ring8&acts=b12');
    const chart = page.locator('figure.chart:visible', { hasText: 'Loss' }).first();
    const title = chart.getByRole('button');
    const latest = await chart.locator('b').allTextContents();
    await title.click();
    await chart.getByText('What each player makes smaller').waitFor();
    expect(await title.getAttribute('aria-expanded')).toBe('true');
    const plot = (await chart.locator('.u-over').boundingBox())!;
    await page.mouse.move(plot.x + 2, plot.y + plot.height / 2);
    await expect.poll(() => title.textContent()).toBe('Loss, step 1');
    const scalars = await labOf(page, ({ lab }) => lab!.scalars.columns);
    const [ofD] = await chart.locator('b').allTextContents();
    expect(Number(ofD)).toBeCloseTo(scalars['loss/D'][0], 1);
    await page.mouse.move(0, 0);
    await expect.poll(() => title.textContent()).toBe('Loss');
    expect(await chart.locator('b').allTextContents()).toEqual(latest);
    await pages.close();
  });
});
