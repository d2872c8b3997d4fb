// The diagram of the networks and the slow motion of an update, in a browser.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { formatNumber } from '../../src/lab/model/formatNumber.ts';
import { browserPath } from '../browser.ts';
import { runInNode } from '../inNode.ts';
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
    await expect.poll(() => loss.textContent()).not.toBe('–');
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

  const heading = (page: Page) => page.locator('.substep > b').textContent();
  const number = (page: Page, name: string) =>
    page
      .locator('.substep dl > div', { has: page.getByText(name, { exact: true }) })
      .locator('dd')
      .textContent();
  const next = (page: Page) => page.locator('.slow button.primary').click();

  test('a step in slow motion is a step: its numbers are those of the run, and so are its bits', async () => {
    const run = await runInNode({ preset: 'ring8' });
    const scalars = run.update('all')!;
    const page = await opened('#preset=ring8');
    const titles: string[] = [];
    const found: Record<string, string | null> = {};
    for (let i = 0; i < 18; i++) {
      const before = await heading(page);
      await next(page);
      await expect.poll(() => heading(page)).not.toBe(before);
      const title = (await heading(page))!;
      titles.push(title.replace(/^Update 1 of (\w).*: /, '$1 '));
      if (/Loss of/.test(title))
        found[title.at(-1)!] = await number(
          page,
          title
            .slice(title.indexOf('Loss'))
            .toLowerCase()
            .replace(/\w$/, (player) => player.toUpperCase()),
        );
      if (/Penalty/.test(title)) found.penalty = await number(page, 'penalty');
      if (/: Gradients/.test(title))
        found[`gradient ${title[12]}`] = await number(page, 'length of the gradient');
      if (titles.length === 15) break;
    }
    expect(titles).toEqual([
      ...[
        'Draw z',
        'G makes fakes',
        'Take real samples',
        'D judges real samples',
        'D judges fakes',
        'Loss of D',
        'Penalty r1',
        'Gradients',
        'Update of D',
      ].map((title) => `D ${title}`),
      ...['Draw z', 'G makes fakes', 'D judges fakes', 'Loss of G', 'Gradients', 'Update of G'].map(
        (title) => `G ${title}`,
      ),
    ]);
    expect(found).toEqual({
      D: formatNumber(scalars['loss/D']),
      G: formatNumber(scalars['loss/G']),
      penalty: formatNumber(scalars['penalty/D']),
      'gradient D': formatNumber(scalars['gradient/D']),
      'gradient G': formatNumber(scalars['gradient/G']),
    });
    expect(await labOf(page, ({ lab }) => lab!.digest)).toBe(run.digest());
    for (let i = 0; i < 10; i++) await page.getByRole('button', { name: 'Back', exact: true }).click();
    expect(await heading(page)).toBe('Update 1 of D, 5 of 9: D judges fakes');
    expect(await page.locator('.node.marked .words > b').allTextContents()).toEqual([
      'G(z)',
      'D',
      'D(x), D(G(z))',
    ]);
    expect(await labOf(page, ({ lab }) => lab!.digest)).toBe(run.digest());
    await page.getByRole('button', { name: 'Play slowly' }).click();
    await expect.poll(() => heading(page)).toBe('Update 1 of D, 6 of 9: Loss of D');
    await page.getByRole('button', { name: 'Stop', exact: true }).click();
    await page.getByRole('button', { name: 'Slow motion', exact: true }).waitFor();
    expect(await page.locator('.node.marked').count()).toBe(0);
    run.dispose();
    await page.close();
  });

  test.each([
    ['ring8&loss=hinge&penalty=wganGp&discriminatorSteps=2', /2 of 2 in this step/, 'mean max(0, 1 − D(x))'],
    ['ring8&game=vae', /E computes/, 'klWeight · mean KL'],
    ['digits&game=classifier&width=4&batchSize=8', /C computes/, 'cross-entropy of C(x)'],
    ['ring8&game=ali', /E computes/, 'pairs (x, E(x))'],
  ] as const)('slow motion of %s', async (hash, title, formula) => {
    const page = await opened(`#preset=${hash}`);
    const seen: string[] = [];
    for (
      let i = 0;
      i < 16 && !(seen.some((text) => title.test(text)) && seen.some((text) => text.includes(formula)));
      i++
    ) {
      const before = await heading(page);
      await next(page);
      await expect.poll(() => heading(page)).not.toBe(before);
      seen.push(`${await heading(page)} ${await page.locator('.formula').textContent()}`);
    }
    expect(seen.join('\n')).toMatch(title);
    expect(seen.join('\n')).toContain(formula);
    expect(await labOf(page, ({ lab }) => lab!.phase)).toBe('paused');
    await page.close();
  });

  test('units of small networks, and points in the colour of what D says of them', async () => {
    const page = await opened('#preset=ring8&acts=b5');
    await page.getByText('Units of D and G').click();
    const unit = page.getByRole('img', { name: /^out, unit 1: from/ });
    await expect.poll(() => unit.count()).toBe(2);
    expect(await page.locator('.units .column > small').allTextContents()).toEqual([
      ...['reads', 'fc1: 8 of 128', 'fc2: 8 of 128', 'out'],
      ...['reads', 'fc1: 8 of 128', 'fc2: 8 of 128', 'out'],
    ]);
    expect(await page.locator('.units path').count()).toBe(2 * 8 + 8 * 8 + 8 + 2 * 8 + 8 * 8 + 8 * 2);
    const colours = () =>
      labOf(page, (lab) => {
        const canvas = lab.shadowRoot!.querySelector<HTMLCanvasElement>('.plane')!;
        const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
        return new Set(new Uint32Array(data.buffer)).size;
      });
    for (const layer of ['D(x)', 'Manifold', 'Gradients'])
      await page.getByLabel(layer, { exact: true }).uncheck();
    const plain = await colours();
    await page.getByLabel('D of each point').check();
    await expect.poll(colours).toBeGreaterThan(2 * plain);
    await page.close();
  });

  test('latents move to their samples, by slider and by themselves', async () => {
    const page = await opened('#preset=ring8&acts=b5');
    await page.getByText('From noise to samples').click();
    const picture = () =>
      labOf(page, (lab) => lab.shadowRoot!.querySelector<HTMLCanvasElement>('.moved canvas')!.toDataURL());
    const time = page.locator('.moved output');
    await expect.poll(() => time.textContent()).toBe('t = 1.00');
    const samples = await picture();
    await page.getByLabel('t', { exact: true }).fill('0');
    expect(await time.textContent()).toBe('t = 0.00');
    const latents = await picture();
    expect(latents).not.toBe(samples);
    const play = page.locator('.moved button');
    await play.click();
    await expect.poll(() => time.textContent()).toBe('t = 1.00');
    expect(await picture()).toBe(samples);
    await expect.poll(() => play.textContent()).toBe('Play');
    await page.close();
  });
});
