// Pictures of every view and lesson of the page, light and dark, at three widths, in Chromium and Firefox, to be looked at.
//
//   pnpm build && node tools/run.mjs screenshots [--out DIR] [--only lessons|labs|pages] [--browser chromium|firefox]
//
// Lessons are computed whole, all steps; labs have trained for some seconds. Each browser, scheme and width has sheets with twelve pictures.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { lessons } from '@ganvil/core';
import { serve } from '../../packages/web/serve.mjs';
import { type ShotBrowser, type ShotPage, shotBrowsers } from '../../packages/web/test/shotBrowsers.ts';
import { sheetOf } from './sheetOf.ts';

const SIZES = [
  [390, 844],
  [1280, 800],
  [1920, 1080],
] as const;
const PER_SHEET = 12;
const SETTLED = 700; // milliseconds until a page that has another size or scheme is drawn
const TRAINED = 6000;
/** One preset of each view, and with what is folded up in it. */
const LABS = [
  'gauss1d',
  'ring8',
  'grid25',
  'swissroll',
  'spam-words',
  'digits',
  'conditional-digits',
  'digits-semi',
  'ali-digits',
  'vae-digits',
  'glo-digits',
  'autoregressive-digits',
  'moving-digits',
  'chirps',
  'voxels',
  'faces',
];
const PAGES = ['compare.html', 'tour.html', 'identity.html', 'bench.html', 'lessons.html', 'watch.html'];

const { values } = parseArgs({
  options: {
    out: { type: 'string', default: 'runs/screenshots' },
    only: { type: 'string' },
    browser: { type: 'string' },
  },
});
const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const taken = new Map<string, string[]>(); // sheet -> files

/** Pictures of a page at all sizes and schemes. */
async function shoot(browser: ShotBrowser, page: ShotPage, kind: string, name: string): Promise<void> {
  for (const scheme of browser.schemes) {
    await page.setScheme(scheme);
    for (const [width, height] of SIZES) {
      await page.setSize(width, height);
      await wait(SETTLED);
      const sheet = `${kind}-${browser.name}-${scheme}-${width}`;
      const file = join(values.out, sheet, `${name}.png`);
      mkdirSync(join(values.out, sheet), { recursive: true });
      await page.shoot(file, kind !== 'labs');
      taken.set(sheet, [...(taken.get(sheet) ?? []), file]);
    }
  }
}

/** Presses the button with this name in the lab of a page as soon as it can be; false where there is none. */
const press = (page: ShotPage, name: string): Promise<boolean> =>
  page.evaluate((wanted) => {
    const buttons = document.querySelector('gan-lab')?.shadowRoot?.querySelectorAll('button') ?? [];
    const button = [...buttons].find(
      (one) => !one.disabled && (one.textContent?.trim() === wanted || one.ariaLabel === wanted),
    );
    button?.click();
    return button !== undefined;
  }, name);

const textOf = (page: ShotPage): Promise<string> =>
  page.evaluate(() => document.querySelector('gan-lab')?.shadowRoot?.textContent ?? '', undefined);

async function takeLesson(page: ShotPage): Promise<void> {
  for (let i = 0; i < 50 && !(await press(page, 'Start')); i++) await wait(200);
  for (let i = 0; i < 3000 && !(await textOf(page)).includes('All steps are computed'); i++) {
    await press(page, 'Next');
    await wait(100);
  }
}

async function train(page: ShotPage): Promise<void> {
  for (let i = 0; i < 100 && !(await press(page, 'Train')); i++) await wait(200);
  await wait(TRAINED);
  await page.evaluate(() => {
    const shadowRoot = document.querySelector('gan-lab')?.shadowRoot;
    for (const part of shadowRoot?.querySelectorAll('details') ?? []) part.open = false;
  }, undefined);
}

const kinds: Record<string, (browser: ShotBrowser, url: string) => Promise<void>> = {
  async lessons(browser, url) {
    for (const name of Object.keys(lessons)) {
      const page = await browser.open(`${url}lessons.html#lesson=${name}`);
      await takeLesson(page);
      await shoot(browser, page, 'lessons', name);
      await page.close();
    }
  },
  async labs(browser, url) {
    for (const name of LABS) {
      const page = await browser.open(`${url}#preset=${name}`);
      await train(page);
      await shoot(browser, page, 'labs', name);
      await page.close();
    }
  },
  async pages(browser, url) {
    for (const name of PAGES) {
      const page = await browser.open(url + name);
      await wait(TRAINED);
      await shoot(browser, page, 'pages', name.replace('.html', ''));
      await page.close();
    }
  },
};

async function writeSheets(url: string, out: string): Promise<void> {
  const browser = await shotBrowsers[0]();
  for (const [sheet, files] of taken)
    for (let from = 0; from < files.length; from += PER_SHEET) {
      const name = `${sheet}-${from / PER_SHEET}`;
      writeFileSync(join(out, `${name}.html`), sheetOf(files.slice(from, from + PER_SHEET), 4));
      const page = await browser.open(`${url}${name}.html`);
      await page.setSize(1800, 900);
      await page.shoot(join(out, `${name}.png`), true);
      await page.close();
    }
  await browser.close();
}

const dist = new URL('../packages/web/dist', `file://${process.argv[1]}`).pathname;
mkdirSync(values.out, { recursive: true });
const { server, url } = await serve([dist, values.out], 0);
for (const start of shotBrowsers) {
  const browser = await start();
  if (values.browser === undefined || values.browser === browser.name)
    for (const [kind, take] of Object.entries(kinds))
      if (values.only === undefined || values.only === kind) await take(browser, url);
  await browser.close();
  console.log(`${browser.name}, ${browser.schemes.join(' and ')}: done`);
}
await writeSheets(url, values.out);
server.close();
console.log(`${[...taken.values()].flat().length} pictures in ${values.out}`);
