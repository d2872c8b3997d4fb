// The diagram of the networks and the slow motion of an update, in a browser.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { browserPath } from '../browser.ts';
import { labOf, labPages, phase } from './labPages.ts';

describe.skipIf(!browserPath)('to understand a run', () => {
  let pages: Awaited<ReturnType<typeof labPages>>;
  beforeAll(async () => {
    pages = await labPages();
  });
  afterAll(() => pages?.close());

  async function opened(hash: string, size?: readonly [number, number]): Promise<Page> {
    const page = await pages.page(hash, size);
    await page.getByText('Diagram and slow motion').click();
    await page.getByRole('list', { name: 'Diagram of the networks' }).waitFor();
    return page;
  }
  const nodesOf = (page: Page) => page.locator('.node .words > b').allTextContents();
  /** Whether something is drawn in each picture of a node. */
  const drawn = (page: Page) =>
    labOf(page, (lab) =>
      [...lab.shadowRoot!.querySelectorAll<HTMLCanvasElement>('.node canvas:not([hidden])')].map((canvas) => {
        const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
        return data.some((value, i) => i % 4 === 3 && value > 0);
      }),
    );

  test.each([
    ['ring8', [1280, 800], 'z G G(z) D x D(x), D(G(z)) Loss of D Loss of G', 5],
    [
      'conditional-digits&width=4&batchSize=4',
      [390, 844],
      'z G G(z) D x D(x), D(G(z)) Loss of D Loss of G',
      4,
    ],
    ['ring8&game=vae', [1280, 800], 'x E E(x) G G(z) Loss of G', 2],
    ['gauss1d&game=ali', [390, 844], 'z G G(z) D x D(x), D(G(z)) E E(x) Loss of D Loss of G', 5],
  ] as const)(
    'the diagram of %s has its networks and what flows through them',
    async (hash, size, titles, pictures) => {
      const page = await opened(`#preset=${hash}`, size);
      expect((await nodesOf(page)).sort()).toEqual(
        titles.match(/D\(x\), D\(G\(z\)\)|Loss of \w|\S+/g)!.sort(),
      );
      await expect.poll(() => drawn(page)).toEqual(Array(pictures).fill(true));
      const networks = await labOf(page, ({ lab }) => lab!.session!.networks());
      for (const { name, layers } of networks) {
        const list = page.getByRole('list', { name: `Layers of ${name}` });
        expect(await list.getAttribute('title')).toContain(layers.at(-1)!.shape.join(' × '));
      }
      const box = (await page.locator('.flow').boundingBox())!;
      expect(box.width).toBeLessThanOrEqual(size[0]);
      expect(box.height).toBeLessThan(size[1] - (size[0] < 500 ? 140 : 60)); // beside the bar, which stays in sight
      const clipped = await labOf(page, (lab) =>
        [...lab.shadowRoot!.querySelectorAll('.node')]
          .filter(({ scrollHeight, clientHeight }) => scrollHeight > clientHeight + 1)
          .map(({ textContent }) => textContent),
      );
      expect(clipped).toEqual([]);
      await page.close();
    },
  );

  test('what flows follows the run, and moves only where motion is wanted', async () => {
    const page = await opened('#preset=ring8');
    const loss = page
      .locator('.node', { has: page.getByText('Loss of G', { exact: true }) })
      .locator('output');
    expect(await loss.textContent()).toBe('–');
    await page.getByRole('button', { name: /^One step/ }).click();
    await phase(page, 'paused');
    const value = await labOf(page, ({ lab }) => lab!.scalars.columns['loss/G'].at(-1)!);
    expect(await loss.textContent()).toBe(value.toPrecision(3));
    const animated = () =>
      labOf(page, (lab) =>
        [...lab.shadowRoot!.querySelectorAll('.flow path.forth')].map(
          (path) => getComputedStyle(path).animationName,
        ),
      );
    await page.getByRole('button', { name: 'Train', exact: true }).click();
    await expect.poll(animated).toContain('flow');
    await page.emulateMedia({ reducedMotion: 'reduce' });
    expect(new Set(await animated())).toEqual(new Set(['none']));
    await page.close();
  });
});
