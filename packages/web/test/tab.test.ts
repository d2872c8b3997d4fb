// A tab that is hidden, frozen or out of room.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contentSecurityPolicy, serve } from '../serve.mjs';
import { browserPath, openBrowser } from './browser.ts';
import { runInNode } from './inNode.ts';
import { folders, inPages } from './inPages.ts';

declare const ganvil: typeof import('../src/index.ts');

const SETTINGS = {
  preset: 'ring8',
  width: 8,
  steps: 400,
  sampleEvery: 0,
  evaluateEvery: 0,
  checkpointEvery: 0,
};

async function digestInNode(): Promise<string> {
  const run = await runInNode(SETTINGS);
  while (run.done.G < SETTINGS.steps) run.update('all');
  const digest = run.digest();
  run.dispose();
  return digest;
}

inPages('a hidden tab', ['alone'], (bench) => {
  test('waits, and ends in the same state', async () => {
    const result = await bench.page.evaluate(async (settings) => {
      const hide = (hidden: boolean) => {
        Object.defineProperty(document, 'hidden', { value: hidden, configurable: true });
        document.dispatchEvent(new Event('visibilitychange'));
      };
      const sleep = (ms: number) => new Promise((go) => setTimeout(go, ms));
      const session = await ganvil.createSession(settings);
      const ended = new Promise((resolve) => session.on('end', resolve));
      session.speed = 200;
      session.play();
      while (session.step === 0) await sleep(10);
      hide(true);
      await sleep(100);
      const at = session.step;
      await sleep(300);
      const later = session.step;
      await session.pause();
      session.speed = Number.POSITIVE_INFINITY;
      session.play();
      hide(false);
      await ended;
      const digest = await session.digest();
      session.dispose();
      return { at, later, digest };
    }, SETTINGS);
    expect(result.at).toBeGreaterThan(0);
    expect(result.at).toBeLessThan(SETTINGS.steps);
    expect(result.later).toBe(result.at);
    expect(result.digest).toBe(await digestInNode());
  });
});

describe.skipIf(!browserPath)('in chromium', () => {
  let tools: { page: import('playwright-core').Page; origin: string; close(): Promise<void> };
  beforeAll(async () => {
    const { server, url } = await serve(folders, 0, contentSecurityPolicy);
    const { browser, close } = await openBrowser();
    const page = await browser.newPage();
    await page.goto(`${url}ganvil.html`);
    const end = async () => {
      await close();
      server.close();
    };
    tools = { page, origin: new URL(url).origin, close: end };
  });
  afterAll(() => tools?.close());

  test('a frozen tab resumes and ends in the same state', async () => {
    const { page } = tools;
    const cdp = await page.context().newCDPSession(page);
    const digest = page.evaluate(async (settings) => {
      const session = await ganvil.createSession(settings);
      const ended = new Promise((resolve) => session.on('end', resolve));
      session.play();
      await ended;
      const digest = await session.digest();
      session.dispose();
      return digest;
    }, SETTINGS);
    await new Promise((go) => setTimeout(go, 150));
    await cdp.send('Page.setWebLifecycleState', { state: 'frozen' });
    await new Promise((go) => setTimeout(go, 500));
    await cdp.send('Page.setWebLifecycleState', { state: 'active' });
    expect(await digest).toBe(await digestInNode());
  });

  test('a full quota is reported, and what was saved stays', async () => {
    const { page, origin } = tools;
    const cdp = await page.context().newCDPSession(page);
    await cdp.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1_000_000 });
    const length = await page.evaluate(async (settings) => {
      const session = await ganvil.createSession(settings);
      await session.advance('both');
      const bytes = await session.checkpoint();
      await ganvil.save('run', bytes);
      session.dispose();
      return bytes.length;
    }, SETTINGS);
    const after = await page.evaluate(async () => {
      const noise = Uint8Array.from({ length: 3e6 }, () => 256 * Math.random()); // it is stored compressed
      const error = await ganvil.save('run', noise).catch((error) => error);
      const kept = await ganvil.load('run');
      const session = await ganvil.createSession({}, { checkpoint: kept });
      const { step } = session;
      session.dispose();
      return { code: error?.code, message: error?.message, length: kept?.length, step };
    });
    expect(after).toEqual({
      code: 'quota',
      message: expect.stringMatching(/^The browser’s storage cannot be used \(\w+/),
      length,
      step: 1,
    });
  });
});
