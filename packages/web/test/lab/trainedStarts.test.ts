// Starts that Ganvil has trained: each is the file and the state that its table says, opens in the page, and goes on to the bits of Node.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { decodeCheckpoint, openDataset, openRun, startBackend } from '@ganvil/core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { GanLab } from '../../src/lab/element.ts';
import { browserPath } from '../browser.ts';
import { labOf, labPages, phase } from './labPages.ts';

const folder = new URL('../../starts/', import.meta.url).pathname;
const table: Record<string, { steps: number; digest: string; integrity: string }> = JSON.parse(
  readFileSync(`${folder}starts.json`, 'utf8'),
);

/** The run of a start in Node. */
async function runOf(name: string) {
  const stored = decodeCheckpoint(new Uint8Array(readFileSync(`${folder}${name}.safetensors`)));
  await startBackend(stored.config);
  const { dataset } = await openDataset(stored.config);
  return openRun({ ...stored.config, steps: 1e6 }, dataset, stored);
}

/** The digest of a start that was trained on in Node. */
async function digestAfter(name: string, steps: number): Promise<string> {
  const run = await runOf(name);
  for (let i = 0; i < steps; i++) run.update('all');
  const digest = run.digest();
  run.dispose();
  return digest;
}

test('the table has every file', () => {
  const files = readdirSync(folder).filter((file) => file.endsWith('.safetensors'));
  expect(files.sort()).toEqual(
    Object.keys(table)
      .map((name) => `${name}.safetensors`)
      .sort(),
  );
});

test.each(Object.keys(table))('%s is small, and what the table says', async (name) => {
  const file = `${folder}${name}.safetensors`;
  expect(statSync(file).size).toBeLessThan(200_000);
  const sum = createHash('sha384').update(readFileSync(file)).digest('base64');
  expect(table[name].integrity).toBe(`sha384-${sum}`);
  const run = await runOf(name);
  expect([run.step, run.digest()]).toEqual([table[name].steps, table[name].digest]);
  run.dispose();
});

describe.skipIf(!browserPath)('the page', () => {
  let pages: Awaited<ReturnType<typeof labPages>>;
  beforeAll(async () => {
    pages = await labPages();
  });
  afterAll(() => pages?.close());

  test('opens one, says that it is what it must be, trains on, and its link goes there too', async () => {
    const page = await pages.page('');
    await page.getByText('Start trained', { exact: true }).click();
    await page.getByRole('link', { name: /Ring of eight, all modes/ }).click();
    await page
      .getByText(/Trained for 8,000 steps by ganvil train ring8 .*; its digest is that of the command/)
      .waitFor();
    await page.getByRole('button', { name: 'More steps' }).click();
    await page.waitForFunction(() => Number(document.querySelector<GanLab>('gan-lab')?.session?.step) > 8003);
    await page.getByRole('button', { name: 'Pause' }).click();
    await phase(page, 'paused');
    const [step, digest, link] = await labOf(
      page,
      (lab) => [lab.session!.step, lab.lab!.digest, lab.link] as const,
    );
    expect(digest).toBe(await digestAfter('ring8', step - table.ring8.steps));
    expect(link).toContain('trained=ring8');
    const again = await pages.open(link.replace(/acts=.*/, 'acts=b2')); // from the file, since no kept run leads there
    await again.waitForFunction(
      (step) => document.querySelector<GanLab>('gan-lab')?.session?.step === step,
      table.ring8.steps + 2,
    );
    await phase(again, 'paused');
    expect(await labOf(again, (lab) => lab.lab!.digest)).toBe(await digestAfter('ring8', 2));
    await again.close();
    await page.close();
  });

  test('says which there are', async () => {
    const page = await pages.page('#preset=ring8&trained=mona-lisa');
    await page.getByText('trained: expected ring8, gauss1d, got "mona-lisa".').waitFor();
    await page.close();
  });
});
