// Pages of other people: other policies, other origins, headers that are missing. It works, or says in one line what to do.
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { contentSecurityPolicy, isolation, serve } from '../serve.mjs';
import type { GanLab } from '../src/lab/element.ts';
import { browsers, type TestBrowser } from './inBrowsers.ts';
import { folders } from './inPages.ts';

declare const ganvil: typeof import('../src/index.ts');
/** Imports a module, seen from the page. */
declare const load: (url: string) => Promise<unknown>;

type Headers = Record<string, string>;
const readable = { 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin' };

describe.each(Object.entries(browsers))('in %s', (_, start) => {
  let browser: TestBrowser;
  let stops: (() => unknown)[] = [];
  beforeAll(async () => {
    if (start) browser = await start();
  });
  afterEach(() => {
    for (const stop of stops) stop();
    stops = [];
  });
  afterAll(() => browser?.close());

  async function served(headers: Headers | ((path: string) => Headers)): Promise<string> {
    const { server, url } = await serve(folders, 0, headers);
    stops.push(() => server.close());
    return url;
  }

  /** The message of a session that cannot start in a page at this address, or what it says of its threads. */
  async function outcome(url: string, script = '/index.js'): Promise<string> {
    const page = await browser.open(`${url}ganvil.html`);
    const said = await page.evaluate(async (script) => {
      try {
        const { createSession } = (await load(script)) as typeof ganvil;
        const session = await createSession({ preset: 'ring8', width: 8 }, { threads: 2 });
        const { notice } = session;
        session.dispose();
        return `works. ${notice}`;
      } catch (error) {
        return (error as Error).message;
      }
    }, script);
    await page.close();
    return said;
  }

  test.skipIf(!start)('a worker without the policy of its page is named', async () => {
    const url = await served((path) => (/worker|thread/.test(path) ? {} : isolation));
    expect(await outcome(url)).toBe(
      'The worker failed: no reason given; in a page with Cross-Origin-Embedder-Policy, send that header with the workers and thread.js too.',
    );
  });

  test.skipIf(!start)('a script of another origin has one thread, and says so', async () => {
    const scripts = await served({ ...isolation, ...readable });
    const other = scripts.replace('127.0.0.1', 'localhost');
    expect(await outcome(await served(isolation), `${other}index.js`)).toBe(
      'works. threads: expected 2, got 1: the script is from another origin than the page.',
    );
    expect(await outcome(await served({}))).toBe(
      'works. threads: expected 2, got 1: the page is not cross-origin isolated.',
    );
  });

  test.skipIf(!start)('a worker that another origin does not let be read is named', async () => {
    const scripts = await served((path) => (/worker/.test(path) ? {} : readable));
    const other = scripts.replace('127.0.0.1', 'localhost');
    expect(await outcome(await served({}), `${other}index.js`)).toBe(
      `${other}worker-light.js: expected a file, got no answer; a server of another origin must send Access-Control-Allow-Origin.`,
    );
  });

  test.skipIf(!start)('the element trains under trusted types', async () => {
    const policy = `${contentSecurityPolicy['content-security-policy']}; require-trusted-types-for 'script'; trusted-types ganvil`;
    const url = await served({ 'content-security-policy': policy });
    const page = await browser.open(`${url}ganvil.html`);
    const step = await page.evaluate(async () => {
      await load('/gan-lab.js');
      const lab = document.createElement('gan-lab');
      Object.assign(lab, { innerText: '' });
      const attributes = { preset: 'ring8', controls: '', autoplay: '' };
      for (const [name, value] of Object.entries(attributes)) lab.setAttribute(name, value);
      document.body.append(lab);
      return new Promise((resolve) => {
        lab.addEventListener('gan-error', ({ detail }) => resolve(detail.message));
        lab.addEventListener('gan-step', ({ detail }) => resolve(detail.step > 0));
      });
    }, 0);
    expect(step).toBe(true);
    await page.close();
  });

  test.skipIf(!start)('attributes that change together open one run; children are a fallback', async () => {
    const page = await browser.open(`${await served({})}ganvil.html`);
    const found = await page.evaluate(async () => {
      await load('/gan-lab.js');
      const lab = document.createElement('gan-lab') as GanLab;
      const fallback = document.createElement('p');
      lab.append(fallback);
      document.body.append(lab);
      const opened: string[] = [];
      lab.addEventListener('gan-ready', ({ detail }) =>
        opened.push(`${detail.config.data} ${detail.config.seed}`),
      );
      const paused = () =>
        new Promise<void>((resolve) => {
          lab.addEventListener('gan-state', ({ detail }) => detail.phase === 'paused' && resolve());
        });
      lab.setAttribute('preset', 'gauss1d');
      lab.setAttribute('seed', '3');
      await paused();
      lab.setAttribute('seed', '4');
      lab.setAttribute('preset', 'ring8');
      await paused();
      return { opened, shown: fallback.getClientRects().length > 0 };
    }, 0);
    expect(found).toEqual({ opened: ['gauss1d 3', 'ring8 4'], shown: false });
    await page.close();
  });
});
