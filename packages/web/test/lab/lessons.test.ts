// Lessons in the page: the same findings as everywhere, at the learner's pace, and no long task of the page meanwhile.
import { readFileSync } from 'node:fs';
import { decodePng, lessons as table, teach } from '@ganvil/core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { GanLab } from '../../src/lab/element.ts';
import { browserPath } from '../browser.ts';
import { inPages } from '../inPages.ts';
import { labOf, labPages } from './labPages.ts';

declare const ganvil: typeof import('../../src/index.ts');

/** All of them take minutes whole: node tools/slowTests.mjs. */
const IS_NIGHT = process.env.GANVIL_NIGHT !== undefined;
const SHORT = [
  'saturating',
  'bilinear-game',
  'dirac-gan',
  'tic-tac-toe',
  'kl-rule',
  'memorising',
  'a-chirp-heard',
];
const digests: Readonly<Record<string, Record<'whole' | 'shortened', string>>> = JSON.parse(
  readFileSync(new URL('../../../core/test/lessonDigests.json', import.meta.url), 'utf8'),
);

inPages('lessons', ['alone'], (bench) => {
  test.each(IS_NIGHT ? Object.keys(table) : SHORT)(
    '%s has its digest',
    { timeout: 300_000 },
    async (name) => {
      const found = await bench.page.evaluate(
        async ({ name, share }) => {
          const lesson = await ganvil.openLesson(name, { share });
          const counts = [];
          for (let one = await lesson.next(); one; one = await lesson.next())
            counts.push(Object.keys({ ...one.figures, ...one.files }).length);
          const { measured } = await lesson.check();
          const right = await lesson.check(measured);
          lesson.dispose();
          const closed = await lesson.next().catch(({ code }) => code);
          return {
            digest: lesson.digest,
            steps: counts.length,
            right: right.holds,
            closed,
            text: lesson.text,
          };
        },
        { name, share: IS_NIGHT ? 1 : 0.05 },
      );
      const { steps, title } = table[name as keyof typeof table];
      expect(found).toMatchObject({
        digest: digests[name][IS_NIGHT ? 'whole' : 'shortened'],
        steps: steps.length,
      });
      expect(found).toMatchObject({ right: true, closed: 'disposed', text: { title } });
    },
  );

  test('that do not exist, or shares that cannot be, are refused in one line', async () => {
    const said = await bench.page.evaluate(async () => {
      const message = (opened: Promise<unknown>) =>
        opened.catch(({ code, message }) => `${code}: ${message}`);
      return [
        await message(ganvil.openLesson('none')),
        await message(ganvil.openLesson('saturating', { share: 0 })),
      ];
    }, undefined);
    expect(said[0]).toMatch(/^config: lesson: expected one of first-figure, .*, got "none"\.$/);
    expect(said[1]).toBe('config: share: expected a number above 0, at most 1, got 0.');
  });
});

describe.skipIf(!browserPath)('a lesson in a page', () => {
  let tools: Awaited<ReturnType<typeof labPages>>;
  beforeAll(async () => {
    tools = await labPages();
  });
  afterAll(() => tools?.close());

  const forward = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
  const step = (page: Page) => page.getByRole('heading', { level: 3 }).textContent();

  test('goes forward and back at the learner’s pace, has a link for each exercise, and checks its task', async () => {
    const page = await tools.open('lessons.html');
    await page.getByRole('link', { name: /^The smallest game/ }).click();
    await forward(page, 'Start').click();
    await expect.poll(() => page.locator('.found img').count()).toBe(1);
    await forward(page, 'Next').click();
    await expect.poll(() => step(page)).toBe('Step 2 of 2');
    await forward(page, 'Task').click();
    expect(new URL(page.url()).hash).toBe('#lesson=bilinear-game&step=3');
    await page.getByLabel('Your answer').fill('99');
    await forward(page, 'Check').click();
    await page.getByText(/Not within the limit/).waitFor();
    await page.getByLabel('Your answer').fill('1.64');
    await forward(page, 'Check').click();
    await page.getByText(/Right: 1\.64\. Measured 1\.6446/).waitFor();
    expect(await page.locator('#lessons a.done').allTextContents()).toHaveLength(1);
    await forward(page, 'Back').click();
    expect(await step(page)).toBe('Step 2 of 2');

    const linked = await tools.open('lessons.html#lesson=bilinear-game&step=2');
    await linked.locator('.found img').waitFor();
    expect(await step(linked)).toBe('Step 2 of 2');
    // What is saved has the bytes of the command.
    const [download] = await Promise.all([
      linked.waitForEvent('download'),
      linked.getByRole('link', { name: 'Save 2-cures.svg' }).click(),
    ]);
    const svg = readFileSync(await download.path(), 'utf8');
    const found = [];
    for await (const one of teach(table['bilinear-game'], 0)) found.push(one);
    expect(svg).toBe(found[1].figures!.cures);
    const [picture] = await Promise.all([
      linked.waitForEvent('download'),
      linked.getByRole('button', { name: 'Save 2-cures.png' }).click(),
    ]);
    expect(picture.suggestedFilename()).toBe('2-cures.png');
    const { width, height } = decodePng(readFileSync(await picture.path()), 'cures');
    expect(svg).toContain(`width="${width / 2}" height="${height / 2}"`);
    await Promise.all([page.close(), linked.close()]);
  });

  test('is stopped in the middle of a step and begun again, and opens the run of a step', async () => {
    const page = await tools.open('lessons.html#lesson=first-figure&step=5');
    await page.getByText(/^Computing step/).waitFor();
    await forward(page, 'Stop').click();
    await expect.poll(() => page.getByText(/^Computing step/).count()).toBe(0);
    await page.evaluate(() => document.querySelector('gan-lab')!.setAttribute('step', '1'));
    await page.locator('.found img').waitFor();
    await forward(page, 'Train this run yourself').click();
    await page.waitForFunction(() => {
      const shadow = document.querySelector('gan-lab')!.shadowRoot!;
      return shadow.querySelector<GanLab>('gan-lab')?.lab?.phase === 'paused';
    });
    await page.close();
  });

  test('that is unknown is said, and so is the list', async () => {
    const page = await tools.open('lessons.html#lesson=none');
    await page.getByText('There is no lesson "none".').waitFor();
    expect(await page.locator('#lessons a').count()).toBe(Object.keys(table).length);
    await page.close();
  });

  test('an element hides and locks the controls that its attributes name, and their keys', async () => {
    const page = await tools.page('');
    await page.evaluate(() => {
      const lab = document.querySelector('gan-lab')!;
      lab.setAttribute('hide', 'seed, charts');
      lab.setAttribute('lock', 'updates');
    });
    const button = page.getByRole('button', { name: 'Train D alone' });
    await expect.poll(() => page.getByLabel('Seed', { exact: true }).isVisible()).toBe(false);
    expect(await page.locator('.side').first().isVisible()).toBe(false);
    expect(await button.evaluate((one) => one.closest('[inert]') !== null)).toBe(true);
    await page.keyboard.press('d');
    await page.waitForTimeout(200);
    expect(await labOf(page, ({ lab }) => lab?.actions.length)).toBe(0);
    await page.evaluate(() => document.querySelector('gan-lab')!.removeAttribute('lock'));
    await page.keyboard.press('d');
    await expect.poll(() => labOf(page, ({ lab }) => lab?.actions.length)).toBe(1);
    await page.close();
  });
});
