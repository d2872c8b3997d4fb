// The demo's page with a lab, in a browser of this machine.
import type { Page } from 'playwright-core';
import { contentSecurityPolicy, isolation, serve } from '../../serve.mjs';
import type { GanLab } from '../../src/lab/element.ts';
import { openBrowser } from '../browser.ts';

const dist = new URL('../../dist', import.meta.url).pathname;

/** A browser, and a page of it for each run, opened when that is at rest. */
export async function labPages() {
  const { server, url } = await serve(dist, 0, { ...contentSecurityPolicy, ...isolation });
  const { browser, close } = await openBrowser();
  const open = async (path: string, [width, height]: readonly [number, number] = [1280, 800]) => {
    const page = await browser.newPage();
    await page.setViewportSize({ width, height });
    await page.goto(url + path);
    return page;
  };
  return {
    /** A page as it is while it loads. */
    open,
    async page(hash: string, size?: readonly [number, number]): Promise<Page> {
      const page = await open(hash, size);
      await phase(page, 'paused', 'failed', 'ended');
      return page;
    },
    async close() {
      await close();
      server.close();
    },
  };
}

/** Waits until the lab of a page is in one of these phases. */
export async function phase(page: Page, ...phases: string[]): Promise<void> {
  await page.waitForFunction(
    (all) => all.includes(document.querySelector<GanLab>('gan-lab')?.lab?.phase ?? ''),
    phases,
  );
}

/** What a function reads of the lab of a page. */
export const labOf = <T>(page: Page, read: (lab: GanLab) => T): Promise<T> =>
  page.evaluate(`(${read})(document.querySelector('gan-lab'))`) as Promise<T>;
