// The form of settings: what decides most on top, help in words, and what differs from the preset.
import { presets, settings } from '@ganvil/core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { GanLab } from '../../src/lab/element.ts';
import { readLink } from '../../src/lab/model/link.ts';
import { browserPath } from '../browser.ts';
import { digestOfActions } from './digestOfActions.ts';
import { labOf, labPages, phase } from './labPages.ts';

describe.skipIf(!browserPath)('the form of settings', () => {
  let pages: Awaited<ReturnType<typeof labPages>>;
  beforeAll(async () => {
    pages = await labPages();
  });
  afterAll(() => pages?.close());

  test('shows ten settings with their help, two of them of points alone, the others by group, and marks what differs from the preset', async () => {
    const page = await pages.page('#preset=ring8&depthD=3');
    await page.getByText('Settings', { exact: true }).click();
    const form = page.locator('form.settings');
    await form.waitFor();
    const visible = form.locator('label:visible');
    expect(await visible.count()).toBe(10);
    for (const key of ['noise', 'imbalance'])
      expect(await form.locator(`input[type=range][aria-label^="${key}" i]`).count()).toBe(1);
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
    expect(await marks()).toEqual([' Takes effect on restart.']); // of the depth, which the run cannot change
    await page.close();
  });
});

describe.skipIf(!browserPath)('settings of a run that has begun', () => {
  test('change in it, while it is paused or trains, as its link and its digest tell', async () => {
    const pages = await labPages();
    const page = await pages.page('#preset=ring8&acts=b12');
    await page.getByText('Settings', { exact: true }).click();
    const form = page.locator('form.settings');
    const [rate, loss, width] = ['learningRateG', 'loss', 'width'].map((key) =>
      form.locator(`[aria-describedby=help-${key}]`),
    );
    const at = (hash: string) =>
      expect.poll(() => labOf(page, (lab) => (lab.lab!.phase === 'paused' ? lab.link : ''))).toBe(hash);
    const sameAsInNode = async () => {
      const { recipe } = readLink(await labOf(page, (lab) => lab.link));
      expect(await labOf(page, ({ lab }) => lab!.digest)).toBe(await digestOfActions(recipe));
    };
    await rate.fill('11');
    await rate.press('Tab');
    await form.getByText('learningRateG: expected a number from 0 to 10, got').waitFor();
    await at('#preset=ring8&acts=b12');
    await rate.fill('0.004');
    await rate.press('Enter'); // also while a form has a button that begins another run
    await at('#preset=ring8&acts=b12.learningRateG_0.004');
    await form.getByText('In this run: learning rate G 0.004 since step 12.').waitFor();
    await form.getByText('Changed at step 12. Preset: 0.001.').waitFor();
    await width.evaluate((input) => {
      Object.assign(input, { value: '16' }).dispatchEvent(new Event('change'));
    });
    expect(await form.getByText('Preset: 128. Takes effect on restart.').count()).toBe(1);
    await sameAsInNode();
    await page.getByRole('button', { name: 'Undo' }).click();
    await at('#preset=ring8&acts=b12');
    expect(await rate.inputValue()).toBe('0.001');

    await labOf(page, (lab) => void lab.play());
    await phase(page, 'playing');
    await loss.selectOption('hinge'); // its D is a critic, and the light worker lacks it
    await page.getByText('Critic value', { exact: true }).first().waitFor();
    await labOf(page, ({ lab }) => lab!.session!.config.loss).then((name) => expect(name).toBe('hinge'));
    await phase(page, 'playing');
    await page.waitForTimeout(500);
    await labOf(page, (lab) => lab.pause());
    await phase(page, 'paused');
    expect(await labOf(page, (lab) => lab.link)).toMatch(/acts=b\d+\.loss_hinge\.b\d+$/);
    await sameAsInNode();
    const command = page.locator('#command');
    await expect
      .poll(() => command.textContent())
      .toMatch(
        /^ganvil train ring8 --steps \d+ --out my-run &&\nganvil resume my-run --steps \d+ --change loss=hinge$/,
      );
    const link = await labOf(page, (lab) => lab.link);
    const digest = await labOf(page, ({ lab }) => lab!.digest);
    const other = await pages.page(link);
    expect(await labOf(other, ({ lab }) => lab!.digest)).toBe(digest);
    await pages.close();
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
