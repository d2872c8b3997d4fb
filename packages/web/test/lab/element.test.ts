// <gan-lab> in a real browser: it trains, measures, handles keys, and leaves no worker behind.
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contentSecurityPolicy, isolation, serve } from '../../serve.mjs';
import type { GanLab } from '../../src/lab/element.ts';
import { parseActions } from '../../src/lab/model/actionLog.ts';
import { browserPath, openBrowser } from '../browser.ts';
import { digestOfActions } from './digestOfActions.ts';

if (!browserPath)
  console.warn('lab: skipped, no Chromium here (apt-get install chromium, or set $CHROMIUM).');

const digestInNode = (preset: string, seed: number, acts: string): Promise<string> =>
  digestOfActions({ preset, settings: { seed: String(seed) }, actions: parseActions(acts) });

describe.skipIf(!browserPath)('<gan-lab>', () => {
  let url: string;
  let tools: {
    page(hash?: string, width?: number, before?: () => void): Promise<Page>;
    close(): Promise<void>;
  };
  const complaints: string[] = [];

  beforeAll(async () => {
    const dist = new URL('../../dist', import.meta.url).pathname;
    const served = await serve(dist, 0, { ...contentSecurityPolicy, ...isolation });
    url = served.url;
    const { browser, close } = await openBrowser();
    tools = {
      async page(hash = '', width = 1280, before = () => {}) {
        const page = await browser.newPage();
        await page.setViewportSize({ width, height: 800 });
        page.on('pageerror', (error) => complaints.push(error.message));
        page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
        await page.addInitScript(before);
        await page.goto(url + hash);
        return page;
      },
      async close() {
        await close();
        served.server.close();
      },
    };
  });
  afterAll(() => tools?.close());

  const phase = (page: Page, ...phases: string[]) =>
    page.waitForFunction(
      (all) => all.includes(document.querySelector<GanLab>('gan-lab')?.lab?.phase ?? ''),
      phases,
    );
  const labOf = <T>(page: Page, read: (lab: GanLab) => T) =>
    page.evaluate(`(${read})(document.querySelector('gan-lab'))`) as Promise<T>;

  test.each([
    ['ring8', 3, 'b40.D5.G2.b3'],
    ['gauss1d', 0, 'D7.b20'],
  ])('a link of %s, seed %i, %s replays to the digest that Node has', async (preset, seed, acts) => {
    const page = await tools.page(`#preset=${preset}&seed=${seed}&acts=${acts}`);
    await phase(page, 'paused');
    expect(await labOf(page, (lab) => lab.lab?.digest)).toBe(await digestInNode(preset, seed, acts));
    expect(await labOf(page, (lab) => lab.link)).toBe(`#preset=${preset}&seed=${seed}&acts=${acts}`);
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('trains, pauses, undoes and resets to bit-identical states', async () => {
    const page = await tools.page('#preset=ring8');
    await phase(page, 'paused');
    const start = await labOf(page, (lab) => lab.lab?.digest);
    await page.getByRole('button', { name: 'Train D alone' }).click();
    await page.waitForFunction(() => document.querySelector<GanLab>('gan-lab')?.link.endsWith('acts=D1'));
    await phase(page, 'paused');
    const once = await labOf(page, (lab) => lab.lab?.digest);
    await page.getByRole('button', { name: 'Train', exact: true }).click();
    await phase(page, 'playing');
    await page.waitForTimeout(500);
    await page.getByRole('button', { name: 'Pause' }).click();
    await phase(page, 'paused');
    expect(await labOf(page, (lab) => lab.lab!.session!.step)).toBeGreaterThan(2);
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.waitForFunction(() => document.querySelector<GanLab>('gan-lab')?.link.endsWith('acts=D1'));
    await phase(page, 'paused');
    expect(await labOf(page, (lab) => lab.lab?.digest)).toBe(once);
    await page.getByRole('button', { name: 'Reset' }).click();
    await page.waitForFunction(() => document.querySelector<GanLab>('gan-lab')?.lab?.actions.length === 0);
    await phase(page, 'paused');
    expect(await labOf(page, (lab) => lab.lab?.digest)).toBe(start);
    await page.close();
  });

  test('can be used with the keyboard alone', async () => {
    const page = await tools.page('#preset=ring8');
    await phase(page, 'paused');
    await page.getByRole('button', { name: 'Train', exact: true }).focus();
    await page.keyboard.press('Enter');
    await phase(page, 'playing');
    await page.keyboard.press('Enter');
    await phase(page, 'paused');
    await page.getByRole('button', { name: 'Reset' }).focus();
    await page.keyboard.press('Enter');
    // The button of the last press can be pressed no more: the next Enter trains.
    await page.getByRole('button', { name: 'Reset', disabled: true }).waitFor();
    expect(await labOf(page, (lab) => lab.shadowRoot!.activeElement?.textContent)).toBe('Train');
    await page.getByRole('button', { name: 'Draw your own' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    for (const key of ['ArrowRight', 'ArrowRight', ' ', 'ArrowUp', ' ', 'Backspace'])
      await page.keyboard.press(key);
    expect(await page.getByRole('dialog').getByRole('status').textContent()).toBe('6 points');
    await page.keyboard.press('Escape');
    expect(await page.getByRole('dialog').count()).toBe(0);
    await page.close();
  });

  test('trains on a drawing, which the link contains', async () => {
    const page = await tools.page('#preset=ring8');
    await phase(page, 'paused');
    await page.getByRole('button', { name: 'Draw your own' }).click();
    await page.getByRole('button', { name: 'heart' }).click();
    await page.getByRole('button', { name: 'Train on it' }).click();
    await page.waitForFunction(() => document.querySelector<GanLab>('gan-lab')?.link.includes('points='));
    await phase(page, 'paused');
    await page.getByRole('button', { name: 'One step' }).click();
    await page.waitForFunction(() => document.querySelector<GanLab>('gan-lab')?.link.includes('acts=b1'));
    await phase(page, 'paused');
    const [link, digest] = [
      await labOf(page, (lab) => lab.link),
      await labOf(page, (lab) => lab.lab?.digest),
    ];
    const again = await tools.page(link);
    await phase(again, 'paused');
    expect(await labOf(again, (lab) => lab.lab?.digest)).toBe(digest);
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Export run' }).click(),
    ]);
    await page.getByText('The file does not contain the drawing').waitFor();
    const path = await file.path();
    await again.locator('.transport input[type=file]').setInputFiles(path);
    await again.getByText(/^Opened /).waitFor();
    await phase(again, 'paused');
    expect(await labOf(again, (lab) => lab.lab?.digest)).toBe(digest);
    await again.getByLabel('Seed', { exact: true }).fill('7');
    await again.getByLabel('Seed', { exact: true }).press('Enter');
    await again.waitForFunction(() => document.querySelector<GanLab>('gan-lab')?.session?.config.seed === 7);
    expect(await labOf(again, (lab) => lab.session?.config.data)).toBe('drawn');
    const other = await tools.page('#preset=ring8');
    await phase(other, 'paused');
    await other.locator('.transport input[type=file]').setInputFiles(path);
    await other.getByText('checkpoint: expected the drawn points with it').waitFor();
    await phase(other, 'paused');
    await Promise.all([page.close(), again.close(), other.close()]);
  });

  test('an exported run resumes where it is imported, and in Node', async () => {
    const page = await tools.page('#preset=ring8&seed=2&acts=b10');
    await phase(page, 'paused');
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Export run' }).click(),
    ]);
    expect(file.suggestedFilename()).toBe('ring8-10.safetensors');
    const other = await tools.page('#preset=gauss1d');
    await phase(other, 'paused');
    await other.locator('.transport input[type=file]').setInputFiles({
      name: 'ring8-10.safetensors',
      mimeType: 'application/octet-stream',
      buffer: await readFile(await file.path()),
    });
    await other.getByText('Opened ring8-10.safetensors.').waitFor();
    await other.getByRole('button', { name: 'One step' }).click();
    await other.waitForFunction(() => document.querySelector<GanLab>('gan-lab')?.session?.step === 11);
    await phase(other, 'paused');
    expect(await labOf(other, (lab) => lab.lab?.digest)).toBe(await digestInNode('ring8', 2, 'b11'));
    await other
      .locator('.transport input[type=file]')
      .setInputFiles({ name: 'broken', mimeType: '', buffer: Buffer.from('no') });
    await other
      .getByRole('status')
      .filter({ hasText: /expected .*, got / })
      .first()
      .waitFor();
    await phase(other, 'paused');
    expect(await labOf(other, (lab) => lab.session?.step)).toBe(11);
    await Promise.all([page.close(), other.close()]);
  });

  test('generates the chosen class, and gives D the classes', async () => {
    const page = await tools.page('#preset=conditional-digits&acts=b1');
    await phase(page, 'paused', 'failed');
    expect(await labOf(page, (lab) => lab.lab?.message)).toBe('');
    await page.getByRole('tab', { name: 'Real vs fake' }).click();
    await page.getByText(/assigns fake 1 the critic value|No nudge along the gradient/).waitFor();
    await page.getByRole('tab', { name: 'Latents' }).click();
    await page.getByRole('combobox', { name: 'Class' }).selectOption('7');
    const [three, seven] = await page.evaluate(async () => {
      const { session } = document.querySelector<GanLab>('gan-lab')!;
      const draw = async (label: number) => (await session!.sample({ seeds: [0], class: label })).labels?.[0];
      return [await draw(3), await draw(7)];
    });
    expect([three, seven]).toEqual([3, 7]);
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('measures consistent values of the game', async () => {
    const page = await tools.page('#preset=gauss1d&acts=b300');
    await phase(page, 'paused');
    const last = await labOf(page, ({ lab }) =>
      Object.fromEntries(
        Object.entries(lab!.measured.columns).map(([name, values]) => [name, values.at(-1)!]),
      ),
    );
    expect(last.js).toBeGreaterThan(0);
    expect(last.js).toBeLessThan(1);
    expect(last.optimalValue).toBeCloseTo(-Math.log(4) + 2 * Math.LN2 * last.js, 9);
    expect(last.value).toBeLessThan(last.optimalValue + 0.2);
    await page.close();
  });

  test.each(['ring8', 'gauss1d', 'digits'])('%s fits into 320 px', async (preset) => {
    const page = await tools.page(`#preset=${preset}`, 320);
    await phase(page, 'paused');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    const wide = await labOf(page, (lab) =>
      [...lab.shadowRoot!.querySelectorAll('*')]
        .filter((e) => e.getBoundingClientRect().right > 321 && e.clientWidth > 0)
        .map((e) => `${e.tagName}.${e.className}`),
    );
    expect(wide).toEqual([]);
    await page.close();
  });

  test('reports in one line what it cannot open', async () => {
    const page = await tools.page('#preset=ring8&learningRateD=fast');
    await phase(page, 'paused'); // another run is there instead
    const says = page
      .getByRole('status')
      .filter({ hasText: 'learningRateD: expected a number from 0 to 10, got "fast".' });
    await says.waitFor();
    await page.close();
    const broken = await tools.page('#preset=ring8&acts=x1');
    await broken.getByText('acts: expected parts such as').waitFor();
    await broken.close();
    const stranger = await tools.page('#preset=ring8&acts=b2.Q1');
    await stranger.getByText('acts: expected updates of b (all), D, G, got Q.').waitFor();
    await phase(stranger, 'paused');
    await stranger.close();
  });

  test('survives its worker: undo restores the last snapshot', async () => {
    const page = await tools.page('#preset=ring8&acts=b5', 1280, () => {
      const made: Worker[] = [];
      const Original = Worker;
      Object.assign(globalThis, {
        made,
        Worker: class extends Original {
          constructor(...given: ConstructorParameters<typeof Worker>) {
            super(...given);
            made.push(this);
          }
        },
      });
    });
    await phase(page, 'paused');
    const before = await labOf(page, (lab) => lab.lab?.digest);
    await page.getByRole('button', { name: 'One step' }).click();
    await page.waitForFunction(() => document.querySelector<GanLab>('gan-lab')?.link.endsWith('b6'));
    await phase(page, 'paused');
    await page.evaluate(() => (globalThis as unknown as { made: Worker[] }).made.at(-1)!.terminate());
    await phase(page, 'failed');
    await page.getByText('Use Undo to go back.').waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await phase(page, 'paused');
    expect(await labOf(page, (lab) => lab.lab?.digest)).toBe(before);
    await page.close();
  });

  test('30 mount and dispose cycles leave no worker', async () => {
    const page = await tools.page('#preset=gauss1d');
    await phase(page, 'paused');
    const before = page.workers().length;
    await page.evaluate(async () => {
      for (let i = 0; i < 30; i++) {
        const lab = Object.assign(document.createElement('gan-lab'), { className: 'extra' }) as GanLab;
        lab.setAttribute('preset', 'gauss1d');
        const ready = new Promise((resolve) => lab.addEventListener('gan-ready', resolve, { once: true }));
        document.body.append(lab);
        // Some are gone before they are ready, some before they have begun.
        if (i % 3 === 1) await ready;
        if (i % 3 === 2) await new Promise((resolve) => setTimeout(resolve, 8 * i));
        lab.remove();
      }
    });
    await expect.poll(() => page.workers().length, { timeout: 10_000 }).toBe(before);
    await page.close();
  });
});
