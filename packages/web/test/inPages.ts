// Pages of the built package in the browsers of this machine.
import { afterAll, beforeAll, describe } from 'vitest';
import { contentSecurityPolicy, isolation, serve } from '../serve.mjs';
import { browsers, type TestBrowser, type TestPage } from './inBrowsers.ts';

export const folders = ['dist', 'test/pages'].map(
  (folder) => new URL(`../${folder}`, import.meta.url).pathname,
);

/** What the tests of a page work with. */
export interface Workbench {
  /** A page whose globals are `ganvil`, the package, and `workers`, those it has started. */
  readonly page: TestPage;
  readonly browser: TestBrowser;
  readonly url: string;
  /** The paths of the files that were asked for. */
  readonly asked: string[];
}

/**
 * Describes something in every browser and kind of page, all under the strictest policy: alone, and isolated for
 * threads. The pages' server has `more` folders.
 */
export function inPages(
  name: string,
  kinds: readonly ('alone' | 'isolated')[],
  tests: (bench: Workbench, kind: 'alone' | 'isolated') => void,
  more: readonly string[] = [],
): void {
  const cases = Object.entries(browsers).flatMap(([browser, start]) =>
    kinds.map((kind) => ({ browser, start, kind })),
  );
  for (const { browser, start, kind } of cases)
    describe.skipIf(!start)(`${name}, ${browser}, ${kind}`, () => {
      const bench = {} as { -readonly [K in keyof Workbench]: Workbench[K] };
      let stop = () => {};
      beforeAll(async () => {
        const headers = { ...contentSecurityPolicy, ...(kind === 'isolated' ? isolation : {}) };
        bench.asked = [];
        const { server, url } = await serve([...folders, ...more], 0, (path) => {
          bench.asked.push(path);
          return headers;
        });
        stop = () => server.close();
        bench.url = url;
        bench.browser = await start!();
        bench.page = await bench.browser.open(`${url}ganvil.html`);
      });
      afterAll(async () => {
        await bench.browser?.close();
        stop();
      });
      tests(bench, kind);
    });
}
