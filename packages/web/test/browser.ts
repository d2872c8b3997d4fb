import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium } from 'playwright-core';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
// Nothing but the page that is tested: no profile, no updates, no calls home.
const ARGUMENTS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--enable-precise-memory-info',
  '--js-flags=--expose-gc',
];

/** Path of the browser to test with, if this machine has one; `$CHROMIUM` goes first. */
export const browserPath: string | undefined = [process.env.CHROMIUM ?? '', ...PLACES].find(existsSync);

/** Starts the browser with an empty profile; `close` ends it and removes the profile. */
export async function openBrowser(): Promise<{
  browser: BrowserContext;
  profile: string;
  close(): Promise<void>;
}> {
  const profile = await mkdtemp(join(tmpdir(), 'ganvil-browser-'));
  const browser = await chromium.launchPersistentContext(profile, {
    executablePath: browserPath,
    args: ARGUMENTS,
    viewport: { width: 1280, height: 860 },
  });
  const close = async () => {
    await browser.close();
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  return { browser, profile, close };
}
