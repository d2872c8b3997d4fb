// Chromium and Firefox behind what pictures of pages need.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer from 'puppeteer-core';
import { browserPath, openBrowser } from './browser.ts';
import { firefoxPath } from './inBrowsers.ts';

/** Colours that a reader asks for. */
export type Scheme = 'light' | 'dark';

/** A page of a browser. */
export interface ShotPage {
  /** Runs a function in the page with an argument. */
  evaluate<A, R>(run: (argument: A) => R | Promise<R>, argument: A): Promise<R>;
  setScheme(scheme: Scheme): Promise<void>;
  setSize(width: number, height: number): Promise<void>;
  /** Writes the page, all of it or what is in sight, as PNG. */
  shoot(path: string, whole: boolean): Promise<void>;
  close(): Promise<void>;
}

/** A browser, and the schemes that it can switch between. */
export interface ShotBrowser {
  readonly name: string;
  readonly schemes: readonly Scheme[];
  open(url: string): Promise<ShotPage>;
  close(): Promise<void>;
}

async function openChromium(): Promise<ShotBrowser> {
  const { browser, close } = await openBrowser();
  const open = async (url: string): Promise<ShotPage> => {
    const page = await browser.newPage();
    await page.goto(url);
    return {
      evaluate: (run, argument) => page.evaluate(run as never, argument as never) as never,
      setScheme: (colorScheme) => page.emulateMedia({ colorScheme }),
      setSize: (width, height) => page.setViewportSize({ width, height }),
      shoot: (path, fullPage) => page.screenshot({ path, fullPage }).then(() => {}),
      close: () => page.close(),
    };
  };
  return { name: 'chromium', schemes: ['light', 'dark'], open, close };
}

/** Firefox takes its scheme as it starts. */
async function openFirefox(scheme: Scheme): Promise<ShotBrowser> {
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: firefoxPath,
    userDataDir: mkdtempSync(join(tmpdir(), 'ganvil-firefox-')),
    headless: true,
    extraPrefsFirefox: { 'layout.css.prefers-color-scheme.content-override': scheme === 'dark' ? 0 : 1 },
  });
  const open = async (url: string): Promise<ShotPage> => {
    const page = await browser.newPage();
    await page.goto(url);
    return {
      evaluate: (run, argument) => page.evaluate(run as never, argument as never) as never,
      setScheme: async () => {},
      // The size is set before the orientation, which this Firefox does not know.
      setSize: (width, height) => page.setViewport({ width, height }).catch(() => {}),
      shoot: (path, fullPage) => page.screenshot({ path: path as `${string}.png`, fullPage }).then(() => {}),
      close: () => page.close(),
    };
  };
  return { name: 'firefox', schemes: [scheme], open, close: () => browser.close() };
}

/** What starts the browsers of this machine. */
export const shotBrowsers: readonly (() => Promise<ShotBrowser>)[] = [
  ...(browserPath ? [openChromium] : []),
  ...(firefoxPath ? [() => openFirefox('light'), () => openFirefox('dark')] : []),
];
