// Real browsers behind one small interface: Chromium by playwright, Firefox by puppeteer over BiDi.
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer from 'puppeteer-core';
import { browserPath, openBrowser } from './browser.ts';
import { workerThreads } from './processes.ts';

export interface TestPage {
  /** Runs a function in the page; it sees its argument and the page's globals, nothing else. */
  evaluate<A, R>(run: (argument: A) => R | Promise<R>, argument: A): Promise<R>;
  close(): Promise<void>;
}

export interface TestBrowser {
  open(url: string): Promise<TestPage>;
  /** How many workers of pages it has. */
  workers(): number;
  close(): Promise<void>;
}

/** Path of Firefox, if this machine has it; `$FIREFOX` goes first. */
export const firefoxPath = [process.env.FIREFOX ?? '', '/usr/bin/firefox-esr', '/usr/bin/firefox'].find(
  existsSync,
);

async function openChromium(): Promise<TestBrowser> {
  const { browser, profile, close } = await openBrowser();
  const open = async (url: string): Promise<TestPage> => {
    const page = await browser.newPage();
    await page.goto(url);
    return page as TestPage;
  };
  return { open, workers: () => workerThreads(profile), close };
}

async function openFirefox(): Promise<TestBrowser> {
  const profile = await mkdtemp(join(tmpdir(), 'ganvil-firefox-'));
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: firefoxPath,
    userDataDir: profile,
    headless: true,
  });
  const open = async (url: string): Promise<TestPage> => {
    const page = await browser.newPage();
    await page.goto(url);
    return page as unknown as TestPage;
  };
  const close = async () => {
    await browser.close();
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  return { open, workers: () => workerThreads(profile), close };
}

/** The browsers that this machine has; says once which it lacks. */
export const browsers: Record<string, (() => Promise<TestBrowser>) | undefined> = {
  chromium: browserPath ? openChromium : undefined,
  firefox: firefoxPath ? openFirefox : undefined,
};

for (const [name, open] of Object.entries(browsers))
  if (!open)
    console.warn(`no ${name} here: its tests are skipped (apt-get install, or set $${name.toUpperCase()}).`);
