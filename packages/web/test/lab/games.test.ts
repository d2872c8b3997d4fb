// The lab shows what a run has, whatever its game and data, and nothing else.
import { games } from '@ganvil/core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contentSecurityPolicy, isolation, serve } from '../../serve.mjs';
import type { GanLab } from '../../src/lab/element.ts';
import { browserPath, openBrowser } from '../browser.ts';

const IMAGES = { width: '4', batchSize: '4' };
/** Settings that a game needs. */
const OF_GAMES: Record<string, Record<string, string>> = {
  glo: { samples: '64' },
  auxiliary: { conditional: 'true' },
};

describe.skipIf(!browserPath)('the lab shows', () => {
  let page: Page;
  let close: () => Promise<void>;
  const complaints: string[] = [];
  beforeAll(async () => {
    const dist = new URL('../../dist', import.meta.url).pathname;
    const { server, url } = await serve(dist, 0, { ...contentSecurityPolicy, ...isolation });
    const opened = await openBrowser();
    page = await opened.browser.newPage();
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    await page.goto(url);
    close = async () => {
      await opened.close();
      server.close();
    };
  });
  afterAll(() => close?.());

  /** Trains two steps of a run. Gives the names of tabs, layers, legends and charts, and what it says. */
  async function shown(preset: string, settings: Record<string, string>) {
    const found = await page.evaluate(
      async ({ preset, settings }) => {
        const element = document.querySelector('gan-lab') as GanLab;
        await element.load({ preset, settings, actions: [{ player: 'all', count: 2 }] });
        await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
        const root = element.shadowRoot!;
        const texts = (what: string) =>
          [...root.querySelectorAll<HTMLElement>(what)]
            .filter((one) => !one.hidden && !one.closest('[hidden]'))
            .map((one) => one.textContent ?? '');
        const { phase, message, scalars, measured, metrics, session } = element.lab!;
        return {
          ...{ phase, message, step: session?.step },
          numbers: [scalars, measured, metrics].flatMap(({ columns }) => Object.values(columns)).length,
          tabs: texts('[role=tab]'),
          layers: texts('.stage .switch, .stage .legend > li:not(:has(details))'),
          charts: texts('.chart .title'),
          buttons: texts('.step'),
        };
      },
      { preset, settings },
    );
    expect({ ...found, complaints }).toMatchObject({ phase: 'paused', message: '', step: 2, complaints: [] });
    expect(found.numbers).toBeGreaterThan(0);
    return found;
  }

  test.each(Object.keys(games))('points, by the game %s', async (game) => {
    const { layers, charts, tabs } = await shown('ring8', { game, ...OF_GAMES[game] });
    const { generate, discriminate, encode, classify } = games[game as keyof typeof games] as Partial<
      (typeof games)['ali']
    > & { classify?: unknown };
    expect(layers.includes('Fake')).toBe(generate !== undefined);
    expect(layers.includes('D(x)')).toBe(discriminate !== undefined);
    expect(layers.includes('Reconstructions')).toBe(encode !== undefined);
    expect(charts).toContain('Loss');
    expect(charts.includes('Gradient of D at fake samples')).toBe(discriminate !== undefined);
    expect(charts.includes('Classification error')).toBe(classify !== undefined);
    expect(tabs).toEqual(generate && classify ? ['Samples', 'Classes'] : []);
  });

  test('images, reconstructions and classes behind tabs, as far as there are any', async () => {
    const digits = await shown('digits', IMAGES);
    expect(digits.tabs).toEqual(['Samples', 'Real vs fake', 'Latents']);
    const vae = await shown('vae-digits', IMAGES);
    expect(vae.tabs).toEqual(['Samples', 'Reconstructions', 'Latents']);
    expect(vae.charts).toEqual(
      expect.arrayContaining(['Reconstruction error', 'Log likelihood', 'Bound', 'Loss']),
    );
    expect(vae.charts).not.toContain('Discriminator accuracy');
    expect(vae.buttons).toEqual(['G']);
    await page.getByRole('tab', { name: 'Reconstructions' }).click();
    const rows = await page
      .getByLabel('Real samples, and below each its reconstruction')
      .evaluate((canvas) => {
        const { width, height } = canvas as HTMLCanvasElement;
        return [(width + 1) / 8, (height + 1) / 6];
      });
    expect(rows).toEqual([29, 29]); // 8 columns, 3 pairs of rows, and lines between
    const semi = await shown('digits-semi', { ...IMAGES, labelled: '20' });
    expect(semi.tabs).toEqual(['Samples', 'Real vs fake', 'Classes', 'Latents']);
    expect(complaints).toEqual([]);
  });

  test('classes alone where no samples are made: every real sample is counted once', async () => {
    const { tabs, buttons } = await shown('digits', { ...IMAGES, game: 'classifier' });
    expect([tabs, buttons]).toEqual([[], ['C']]);
    expect(await page.getByText('Weights of G').isVisible()).toBe(false);
    const cells = await page.locator('.confusion td').allTextContents();
    expect(cells).toHaveLength(100);
    const counted = cells.reduce((sum, cell) => sum + Number(cell), 0);
    const own = await page.locator('.confusion td.own').allTextContents();
    const right = own.reduce((sum, cell) => sum + Number(cell), 0);
    await page.getByText(`${right} of ${counted} real samples get their own class.`).waitFor();
  });

  test('each column of a table by its name, and all correlations', async () => {
    const { layers, charts } = await shown('spam-words', {});
    expect(layers).toEqual(['data', 'samples']);
    expect(charts).toContain('Sliced Wasserstein distance');
    const names = await page.locator('.column > span').allTextContents();
    expect(names).toHaveLength(32);
    expect(names.slice(0, 3)).toEqual(['free', 'winner', 'prize']);
    // A column is correlated with itself alone by 1.
    const diagonal = await page.getByLabel('Correlations of columns: Data').evaluate((canvas) => {
      const { data, width } = (canvas as HTMLCanvasElement).getContext('2d')!.getImageData(0, 0, 32, 32);
      const at = (x: number, y: number) => data.slice(4 * (y * width + x), 4 * (y * width + x) + 3).join();
      return {
        colours: new Set(Array.from({ length: 32 }, (_, i) => at(i, i))).size,
        others: at(3, 3) !== at(3, 20),
      };
    });
    expect(diagonal).toEqual({ colours: 1, others: true });
  });

  test('waveforms in rows that can be seen, and no distance that depends on their phase', async () => {
    const { charts } = await shown('chirps', IMAGES);
    expect(charts).not.toContain('Coverage of the data');
    const { width, height } = (await page.getByLabel(/samples of G from fixed latents/).boundingBox())!;
    expect(height / width).toBeGreaterThan(0.5);
  });

  test('numbers without D, where there is none', async () => {
    const { layers, charts } = await shown('gauss1d', { game: 'nearest' });
    expect(layers).toEqual(['pdata', 'pg', 'z → G(z)']);
    expect(charts).not.toContain('Value V(D, G)');
  });
});
