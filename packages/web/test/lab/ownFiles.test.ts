// Files of the user in the lab: dropped or chosen, they become the data of a run, or its start. Nothing leaves the page.
import { encodeNpy, encodeNpz, encodePng } from '@ganvil/core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { browserPath } from '../browser.ts';
import { labOf, labPages, phase } from './labPages.ts';

const text = (content: string) => new TextEncoder().encode(content);
const pixels = (count: number, by: number) =>
  Uint8Array.from({ length: count }, (_, i) => (i * i * by + i) % 256);
const rows = Array.from({ length: 40 }, (_, i) => `${(i * 7) % 16},${(i * i) % 13},${i % 5}\n`).join('');
const idx = Uint8Array.from([0, 0, 8, 3, 0, 0, 0, 20, 0, 0, 0, 8, 0, 0, 0, 8, ...pixels(20 * 64, 3)]);
const KINDS: Record<string, { files: Record<string, Uint8Array>; shape: number[] }> = {
  'a table': { files: { 'points.csv': text(`x,y,z\n${rows}`) }, shape: [3] },
  pictures: {
    files: Object.fromEntries(
      Array.from({ length: 12 }, (_, i) => [
        `cats/${i}.png`,
        encodePng({ width: 8, height: 8, channels: 3, data: pixels(192, 2 * i + 1) }),
      ]),
    ),
    shape: [8, 8, 3],
  },
  'an IDX file': { files: { 'train-images-idx3-ubyte': idx }, shape: [8, 8, 1] },
  'an NPZ file': {
    files: { 'x.npz': encodeNpz({ x: encodeNpy(Int32Array.from(pixels(1024, 5)), [16, 8, 8]) }) },
    shape: [8, 8, 1],
  },
};

/** Drops files on the lab. */
const drop = (page: Page, files: Record<string, Uint8Array>) =>
  page.evaluate(
    (all) => {
      const dataTransfer = new DataTransfer();
      for (const [name, bytes] of all) dataTransfer.items.add(new File([Uint8Array.from(bytes)], name));
      document
        .querySelector('gan-lab')!
        .dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
    },
    Object.entries(files).map(([name, bytes]) => [name, [...bytes]] as const),
  );

describe.skipIf(!browserPath)('files of the user', () => {
  let pages: Awaited<ReturnType<typeof labPages>>;
  let page: Page;
  beforeAll(async () => {
    pages = await labPages();
    page = await pages.page('');
  });
  afterAll(() => pages?.close());

  test.each(Object.entries(KINDS))(
    '%s that is dropped becomes the data of a run',
    async (_, { files, shape }) => {
      const { hash } = new URL(page.url());
      await drop(page, files);
      await page.getByText(/^Opened /).waitFor({ timeout: 60_000 });
      await phase(page, 'paused');
      expect(await labOf(page, ({ session }) => session?.shape)).toEqual(shape);
      await page.getByRole('button', { name: /^One step/ }).click();
      await phase(page, 'paused');
      await expect.poll(() => labOf(page, ({ session }) => session?.step)).toBe(1);
      await expect.poll(() => new URL(page.url()).hash).toMatch(/^#run=/);
      await expect.poll(() => new URL(page.url()).hash).not.toBe(hash); // kept after the step, not at once
      await page.evaluate(() => document.querySelector('gan-lab')!.say(''));
    },
  );

  test('come back with a reload', async () => {
    const digest = () => labOf(page, ({ lab }) => lab?.digest);
    await expect.poll(digest).toBeDefined();
    const before = await digest();
    await page.reload();
    await phase(page, 'paused');
    await expect.poll(digest).toBe(before);
  });

  test('of no known kind are refused in one line, and the run stays', async () => {
    const before = await labOf(page, ({ lab }) => lab?.digest);
    await drop(page, { 'notes.bin': Uint8Array.from([1, 2, 3]) });
    await page.getByText(/expected .*, got .*notes\.bin/).waitFor();
    expect(await labOf(page, ({ lab }) => lab?.digest)).toBe(before);
    await drop(page, { 'broken.safetensors': Uint8Array.from([1, 2, 3]) });
    await page.getByText(/^checkpoint: expected/).waitFor();
    expect(await labOf(page, ({ lab }) => lab?.digest)).toBe(before);
  });
});
