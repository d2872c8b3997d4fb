// Nothing is lost: the address holds the run, this browser keeps it, and reload, Back and the list return to it.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { GanLab } from '../../src/lab/element.ts';
import { actionsAfter } from '../../src/lab/model/actionLog.ts';
import { browserPath } from '../browser.ts';
import { labOf, labPages, phase } from './labPages.ts';

test('what is left of a log', () => {
  const [b, d] = [(count: number) => ({ player: 'all', count }), (count: number) => ({ player: 'D', count })];
  expect(actionsAfter([b(5), d(2)], [])).toEqual([b(5), d(2)]);
  expect(actionsAfter([b(5), d(2)], [b(3)])).toEqual([b(2), d(2)]);
  expect(actionsAfter([b(5), d(2)], [b(5), d(1)])).toEqual([d(1)]);
  expect(actionsAfter([b(5), d(2)], [b(5), d(2)])).toEqual([]);
  for (const other of [[d(1)], [b(6)], [b(3), d(1)], [b(5), d(2), b(1)]])
    expect(actionsAfter([b(5), d(2)], other)).toBeUndefined();
});

describe.skipIf(!browserPath)('the page of the lab', () => {
  let pages: Awaited<ReturnType<typeof labPages>>;
  beforeAll(async () => {
    pages = await labPages();
  });
  afterAll(() => pages?.close());

  const hash = (page: Page) => new URL(page.url()).hash;
  const digest = (page: Page) => labOf(page, ({ lab }) => lab?.digest);
  const curve = (page: Page) => labOf(page, ({ lab }) => lab?.scalars.x.length ?? 0);
  /** Waits until the run is kept. */
  const kept = (page: Page, count: number) =>
    page.waitForFunction(
      (wanted) => document.getElementById('mine')!.textContent!.includes(`My runs (${wanted})`),
      count,
    );

  test('returns to a run by reload and Back, with its curves, and goes on to the same digest', async () => {
    const page = await pages.page('#preset=ring8&width=16&acts=b12');
    await page.getByRole('button', { name: 'Train D alone' }).click();
    await expect.poll(() => hash(page)).toBe('#preset=ring8&width=16&acts=b12.D1');
    await phase(page, 'paused');
    await kept(page, 1);
    const before = await digest(page);
    await page.reload();
    await phase(page, 'paused');
    expect(await digest(page)).toBe(before);
    expect(await curve(page)).toBe(13);

    // Another run is another entry of the history.
    await page.getByLabel('Seed', { exact: true }).fill('7');
    await page.getByLabel('Seed', { exact: true }).press('Enter');
    await expect.poll(() => hash(page)).toBe('#preset=ring8&width=16&seed=7');
    await phase(page, 'paused');
    await page.goBack();
    await expect.poll(() => digest(page)).toBe(before);

    // A link that goes on from what is kept is replayed from there, to the digest of a whole replay.
    await page.goto(`${page.url().split('#')[0]}#preset=ring8&width=16&acts=b12.D1.G2`);
    await expect.poll(() => labOf(page, ({ lab }) => lab?.actions.length)).toBe(3);
    await phase(page, 'paused');
    const onward = await digest(page);
    await page.close();
    const whole = await pages.open('lessons.html'); // without a lab, so that nothing has the store open
    await whole.evaluate(() => indexedDB.deleteDatabase('ganvil runs'));
    await whole.goto(`${whole.url().split('lessons')[0]}#preset=ring8&width=16&acts=b12.D1.G2`);
    await phase(whole, 'paused');
    expect(await digest(whole)).toBe(onward);
    await whole.close();
  });

  test('is where it was left when it is loaded again before it was kept', async () => {
    const page = await pages.page('#preset=ring8&width=8');
    await labOf(page, (lab) => void lab.play());
    await page.waitForFunction(() => (document.querySelector('gan-lab') as GanLab).session!.step > 20);
    await page.reload();
    await phase(page, 'paused');
    expect(await labOf(page, ({ session }) => session!.step)).toBeGreaterThan(20);
    await page.close();
  });

  test('lists the kept runs and deletes them; one that is gone is said', async () => {
    const page = await pages.page('#preset=ring8&width=8&acts=b1');
    await page.waitForFunction(() => document.getElementById('runs')!.textContent!.includes('width 8'));
    await page.evaluate(() => {
      for (const id of ['intro', 'mine']) (document.getElementById(id) as HTMLDetailsElement).open = true;
    });
    const items = page.locator('#runs li');
    const count = await items.count();
    expect(await items.first().textContent()).toMatch(/^ring8, width 8Step 1 of 3,000/);
    await page
      .getByRole('button', { name: /^Delete the run ring8, width 8/ })
      .first()
      .click();
    await expect.poll(() => items.count()).toBe(count - 1);
    const gone = await pages.page('#run=none');
    await gone.getByText('This browser no longer has that run.').waitFor();
    await Promise.all([page.close(), gone.close()]);
  });
});
