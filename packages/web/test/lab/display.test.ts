// What the lab shows: samples of the right step and weights, and words that suit the loss.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contentSecurityPolicy, isolation, serve } from '../../serve.mjs';
import type { GanLab } from '../../src/lab/element.ts';
import { browserPath, openBrowser } from '../browser.ts';

describe.skipIf(!browserPath)('the lab shows', () => {
  let tools: { page(hash: string): Promise<Page>; close(): Promise<void> };
  beforeAll(async () => {
    const dist = new URL('../../dist', import.meta.url).pathname;
    const { server, url } = await serve(dist, 0, { ...contentSecurityPolicy, ...isolation });
    const { browser, close } = await openBrowser();
    tools = {
      async page(hash) {
        const page = await browser.newPage();
        await page.goto(url + hash);
        await phase(page, 'paused', 'failed', 'ended');
        return page;
      },
      async close() {
        await close();
        server.close();
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
  const stateOf = (page: Page) => labOf(page, (lab) => lab.shadowRoot!.querySelector('.status')!.textContent);
  const movedTo = async (page: Page, acts: string) => {
    await page.waitForFunction((end) => document.querySelector<GanLab>('gan-lab')?.link.endsWith(end), acts);
    await phase(page, 'paused');
  };

  test('samples before the first step and after every update', async () => {
    const page = await tools.page('#preset=digits');
    const moves = () => labOf(page, (lab) => lab.lab!.pictures.map(({ iteration }) => iteration));
    expect(await moves()).toEqual([0]);
    await page.getByRole('button', { name: 'Train G alone' }).click();
    await movedTo(page, 'acts=G1');
    expect(await moves()).toEqual([0, 1]);
    await page.getByText('step 1 (latest), current weights').waitFor();
    await page.close();
  });

  test('in words what numbers, columns and sliders are', async () => {
    const page = await tools.page('#preset=conditional-digits&width=4&batchSize=4&acts=b1');
    const columns = await page.locator('.class-names > span').allTextContents();
    expect(columns).toEqual(['0', '1', '2', '3', '4', '5', '6', '7', '8', '9']);
    await page.getByRole('img', { name: 'a column for each class: 0, 1, 2' }).waitFor();
    await page.getByRole('tab', { name: 'Real vs fake' }).click();
    const card = page.getByRole('button', {
      name: /^fake sample 2, (value −?[\d.]+|\d+ % real) according to D/,
    });
    await card.waitFor();
    await page.getByText(/^Under each sample: the /).waitFor();
    await page.getByRole('tab', { name: 'Latents' }).click();
    const { latentDim } = await labOf(page, ({ lab }) => lab!.session!.config);
    const last = page.getByRole('slider', { name: `Latent component z${latentDim}`, exact: true });
    while (await page.getByRole('button', { name: 'Next' }).isEnabled())
      await page.getByRole('button', { name: 'Next' }).click();
    await page.getByText(`Components ${latentDim - 7} to ${latentDim} of ${latentDim}`).waitFor();
    const before = await last.inputValue();
    await last.fill('-1.5');
    expect(await last.locator('xpath=following-sibling::output').textContent()).toBe('−1.50');
    await page.getByRole('button', { name: 'Reset', exact: true }).last().click();
    await expect.poll(() => last.inputValue()).toBe(before);
    await page.getByRole('button', { name: 'Random' }).click();
    await expect.poll(() => last.inputValue()).not.toBe(before);
    await page.close();
  });

  test('averaged or current weights, in samples and measurements; current ones after a single update', async () => {
    const page = await tools.page('#preset=ring8&acts=b60');
    const look = () =>
      labOf(page, ({ lab }) => ({ weights: lab!.weights, js: lab!.measured.columns.js.at(-1) }));
    const average = await look();
    expect(average.weights).toBe('averaged');
    await page.getByLabel('Weights of G').selectOption('current');
    await page.waitForFunction(() => document.querySelector<GanLab>('gan-lab')?.lab?.weights === 'current');
    await expect.poll(async () => (await look()).js).not.toBe(average.js);
    await page.getByLabel('Weights of G').selectOption('averaged');
    await expect.poll(look).toEqual(average);
    await page.close();
    const single = await tools.page('#preset=ring8&acts=b30');
    await single.getByRole('button', { name: 'Train G alone' }).click();
    await movedTo(single, 'acts=b30.G1');
    expect(await labOf(single, ({ lab }) => lab!.weights)).toBe('current');
    await single.close();
  });

  test.each([
    ['#preset=ring8&loss=wasserstein&penalty=wganGp&acts=b20', /midway between the means/, true, false],
    ['#preset=ring8&loss=leastSquares&acts=b20', /not probabilities. Line: 0.500/, true, true],
    ['#preset=ring8&acts=b20', /where D rates real and fake as equally probable/, false, true],
  ])('what the loss makes of D: %s', async (hash, words, critic, right) => {
    const page = await tools.page(hash);
    await page.getByText(words).waitFor();
    await page.getByText('Loss', { exact: true }).waitFor();
    expect(await page.getByText('Critic value, mean', { exact: true }).isVisible()).toBe(critic);
    expect(await page.getByText('Discriminator accuracy', { exact: true }).isVisible()).toBe(right);
    await page.close();
  });

  test('points of conditional networks', async () => {
    const page = await tools.page('#preset=ring8&conditional=true&acts=b5');
    expect(await labOf(page, ({ lab }) => [lab!.phase, lab!.message])).toEqual(['paused', '']);
    await page.getByLabel('Class').selectOption('3');
    expect(await page.locator('#command').textContent()).toBe('ganvil train ring8 --conditional --steps 5');
    await page.close();
  });

  test('that a run diverges', async () => {
    const page = await tools.page(
      '#preset=ring8&loss=wasserstein&learningRateD=10&learningRateG=10&acts=b60',
    );
    expect(await stateOf(page)).toMatch(/diverging: the (loss|gradient norm) is .*e\+/);
    await page.close();
  });

  test('a default run for an address that holds none', async () => {
    const page = await tools.page('#lab');
    await page.getByText('Unknown in the address, ignored: lab.').waitFor();
    expect(await labOf(page, ({ recipe }) => recipe!.preset)).toBe('ring8');
    await page.close();
  });

  test('an imported run with its settings, and extends a complete one', async () => {
    const page = await tools.page('#preset=gauss1d&seed=5&steps=12&loss=hinge&acts=b12');
    expect(await labOf(page, ({ lab }) => lab!.phase)).toBe('ended');
    const bytes = await page.evaluate(async () => [
      ...(await document.querySelector<GanLab>('gan-lab')!.session!.checkpoint()),
    ]);
    const other = await tools.page('#preset=ring8');
    const file = { name: 'run.safetensors', mimeType: '', buffer: Buffer.from(bytes) };
    await other.locator('.transport input[type=file]').setInputFiles(file);
    await other.getByText('Opened run.safetensors. Training is complete.').waitFor();
    expect(await labOf(other, ({ recipe }) => [recipe!.preset, recipe!.settings])).toEqual([
      'gauss1d',
      { loss: 'hinge', steps: '12', seed: '5' },
    ]);
    expect(await other.locator('[aria-current=true] b').textContent()).toBe('Bell curve');
    await other.getByRole('button', { name: 'More steps' }).click();
    await other.waitForFunction(() => (document.querySelector<GanLab>('gan-lab')?.session?.step ?? 0) > 12);
    await other.getByLabel('Seed', { exact: true }).fill('6');
    await other.getByLabel('Seed', { exact: true }).press('Enter');
    await other.waitForFunction(() => document.querySelector<GanLab>('gan-lab')?.session?.config.seed === 6);
    expect(await labOf(other, ({ session }) => [session!.config.data, session!.config.loss])).toEqual([
      'gauss1d',
      'hinge',
    ]);
    await Promise.all([page.close(), other.close()]);
  });

  test('nothing new while the page is hidden, unless `background` is set', async () => {
    const page = await tools.page('#preset=ring8');
    const hide = (hidden: boolean) =>
      page.evaluate((value) => {
        Object.defineProperty(document, 'hidden', { value, configurable: true });
        document.dispatchEvent(new Event('visibilitychange'));
      }, hidden);
    const step = () => labOf(page, ({ session }) => session!.step);
    await page.getByRole('button', { name: 'Train', exact: true }).click();
    await expect.poll(step).toBeGreaterThan(3);
    await hide(true);
    await page.waitForTimeout(1000); // what was asked for comes
    const at = await step();
    await page.waitForTimeout(600);
    expect(await step()).toBe(at);
    await hide(false);
    await expect.poll(step).toBeGreaterThan(at);
    await labOf(page, (lab) => lab.setAttribute('background', ''));
    await hide(true);
    const from = await step();
    await expect.poll(step).toBeGreaterThan(from + 4);
    await page.close();
  });

  test('another theme at once, and handles keys wherever the focus is', async () => {
    const page = await tools.page('#preset=ring8');
    const corner = () =>
      labOf(page, (lab) => [
        ...lab
          .shadowRoot!.querySelector<HTMLCanvasElement>('.plane')!
          .getContext('2d')!
          .getImageData(3, 3, 1, 1).data,
      ]);
    await labOf(page, (lab) => lab.setAttribute('theme', 'light'));
    await page.waitForTimeout(200);
    const light = await corner();
    await labOf(page, (lab) => lab.setAttribute('theme', 'dark'));
    await page.waitForTimeout(200);
    expect((await corner())[0]).toBeLessThan(light[0] - 50);
    await page.keyboard.press('d');
    await movedTo(page, 'acts=D1');
    await page.getByRole('button', { name: 'Train', exact: true }).focus();
    await page.keyboard.press('g');
    await movedTo(page, 'acts=D1.G1');
    await page.getByLabel('Seed', { exact: true }).focus();
    await page.keyboard.press('d');
    await page.getByLabel('Seed', { exact: true }).fill('0');
    await page.locator('body').click({ position: { x: 5, y: 5 } });
    await page.keyboard.press(' ');
    await phase(page, 'playing');
    await page.keyboard.press(' ');
    await phase(page, 'paused');
    expect(await labOf(page, (lab) => lab.link)).toMatch(/acts=D1\.G1\.b\d+$/);
    await page.close();
  });

  test('that keys belong to the page, unless it has the focus', async () => {
    const page = await tools.page('#preset=ring8');
    await labOf(page, (lab) => lab.removeAttribute('keys'));
    await page.keyboard.press('d');
    await page.keyboard.press(' ');
    await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(0);
    expect(await labOf(page, ({ lab }) => [lab!.phase, lab!.actions])).toEqual(['paused', []]);
    await labOf(page, (lab) => lab.scrollIntoView());
    await page.locator('canvas.plane').click();
    // What introduces the lab is folded with the first training: the lab stays where it is seen.
    const top = () => labOf(page, (lab) => Math.round(lab.getBoundingClientRect().top));
    const at = await top();
    await page.keyboard.press('d');
    await movedTo(page, 'acts=D1');
    await page.keyboard.press(' ');
    await phase(page, 'playing');
    await page.keyboard.press(' ');
    await phase(page, 'paused');
    expect(Math.abs((await top()) - at)).toBeLessThanOrEqual(1); // a pixel of the screen
    await page.close();
  });

  test('another run at once while one is being opened, and can cancel', async () => {
    const page = await tools.page('#preset=ring8');
    await page.evaluate(() => {
      location.hash = '#preset=ring8&width=1500&depth=8';
    });
    await phase(page, 'opening');
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByText('Opening was cancelled.').waitFor();
    await phase(page, 'paused');
    await page.evaluate(() => {
      location.hash = '#preset=ring8&width=1500&depth=9';
    });
    await phase(page, 'opening');
    await page.evaluate(() => {
      location.hash = '#preset=gauss1d';
    });
    await page.waitForFunction(
      () => document.querySelector<GanLab>('gan-lab')?.session?.config.data === 'gauss1d',
      undefined,
      { timeout: 10_000 },
    );
    await page.close();
  });

  test('only what has changed', async () => {
    const page = await tools.page('#preset=ring8&acts=b5');
    await page.waitForTimeout(300);
    const cleared = await page.evaluate(async () => {
      let count = 0;
      const { clearRect } = CanvasRenderingContext2D.prototype;
      CanvasRenderingContext2D.prototype.clearRect = function (...box) {
        count++;
        clearRect.apply(this, box);
      };
      const frames = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      const lab = document.querySelector<GanLab>('gan-lab')!;
      lab.say('A sentence.');
      await frames();
      const before = count;
      lab.setAttribute('theme', 'dark');
      await frames();
      return [before, count];
    });
    expect(cleared[0]).toBe(0);
    expect(cleared[1]).toBeGreaterThan(7);
    await page.getByText('A sentence.').waitFor();
    await page.close();
  });

  test('text in the size that the reader chose, whatever the root has', async () => {
    const page = await tools.page('#preset=ring8');
    const size = () =>
      labOf(page, (lab) => getComputedStyle(lab.shadowRoot!.querySelector('.status')!).fontSize);
    await page.evaluate(() => {
      document.documentElement.style.fontSize = '62.5%';
    });
    expect(await size()).toBe('13px');
    await page.close();
  });
});
