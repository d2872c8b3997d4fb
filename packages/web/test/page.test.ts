// The built page in a real browser: the same preset and seed end in the same digest as in Node.
import { openDataset, resolveConfig, startBackend, train } from '@ganvil/core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serve } from '../serve.mjs';
import { browserPath, openBrowser } from './browser.ts';

const STEPS = 60;

if (!browserPath)
  console.warn('page: skipped, no Chromium here (apt-get install chromium, or set $CHROMIUM).');

async function digestInNode(seed: number): Promise<string> {
  const config = resolveConfig({ seed, steps: STEPS }, 'ring8');
  await startBackend(config);
  const { dataset } = await openDataset(config);
  for await (const event of train(config, dataset)) if (event.type === 'end') return event.digest;
  throw new Error('the run had no end');
}

describe.skipIf(!browserPath)('the page', () => {
  let tools: { page(hash: string): Promise<import('playwright-core').Page>; close(): Promise<void> };
  const complaints: string[] = [];

  beforeAll(async () => {
    const { server, url } = await serve(new URL('../dist', import.meta.url).pathname, 0);
    const { browser, close } = await openBrowser();
    tools = {
      async page(hash) {
        const page = await browser.newPage();
        page.on('pageerror', (error) => complaints.push(error.message));
        page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
        await page.goto(url + hash);
        return page;
      },
      async close() {
        await close();
        server.close();
      },
    };
  });
  afterAll(() => tools?.close());

  test.each([0, 7])('trains ring8 to the digest that Node has, seed %i', async (seed) => {
    const page = await tools.page(`#preset=ring8&steps=${STEPS}`);
    await page.fill('#seed', `${seed}`);
    await page.click('#play');
    await page.locator('#message', { hasText: /[^…]$/ }).waitFor({ timeout: 60_000 });
    expect(await page.textContent('#message')).toBe('Done.');
    expect(await page.textContent('#digest')).toBe(await digestInNode(seed));
    expect(await page.textContent('#at')).toBe(`${STEPS} / ${STEPS}`);
    expect(await page.textContent('#modes')).toMatch(/^\d of 8$/);
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('goes one step at a time, and back to the start', async () => {
    const page = await tools.page('#preset=ring8');
    await page.locator('#at', { hasText: '0 /' }).waitFor();
    await page.click('#step');
    await page.locator('#at', { hasText: '1 /' }).waitFor();
    await page.click('#step');
    await page.locator('#at', { hasText: '2 /' }).waitFor();
    await page.click('#reset');
    await page.locator('#at', { hasText: '0 /' }).waitFor();
    await page.close();
  });

  test('says in one line what it cannot do', async () => {
    const page = await tools.page('#preset=ring8&rateD=fast');
    const message = page.locator('#message', {
      hasText: 'rateD: expected a number from 0 to 10, got "fast".',
    });
    await message.waitFor();
    await page.close();
  });
});
