// A link replays to the digest of Node, in every browser of this machine.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contentSecurityPolicy, isolation, serve } from '../../serve.mjs';
import type { GanLab } from '../../src/lab/element.ts';
import { readLink, writeLink } from '../../src/lab/model/link.ts';
import { stencilPoints } from '../../src/lab/model/stencils.ts';
import { browsers, type TestBrowser } from '../inBrowsers.ts';
import { digestOfActions } from './digestOfActions.ts';

const drawn = writeLink({
  preset: 'ring8',
  settings: { seed: '5' },
  actions: [{ player: 'all', count: 12 }],
  drawn: stencilPoints('star'),
});
const images = '#preset=digits&seed=2&acts=b3.D1';
const links = ['#preset=ring8&seed=4&acts=b30.D4.G2.b2', '#preset=gauss1d&acts=D9.G3.b40', images, drawn];

describe.each(Object.entries(browsers))('in %s', (name, start) => {
  let browser: TestBrowser;
  let url: string;
  let stop = () => {};
  beforeAll(async () => {
    if (!start) return;
    const served = await serve(new URL('../../dist', import.meta.url).pathname, 0, {
      ...contentSecurityPolicy,
      ...isolation,
    });
    stop = () => served.server.close();
    url = served.url;
    browser = await start();
  });
  afterAll(async () => {
    await browser?.close();
    stop();
  });

  // Chromium replays links of points and drawings in element.test.ts.
  test.skipIf(!start).each(name === 'chromium' ? [images] : links)('%.60s', async (link) => {
    const page = await browser.open(url + link);
    const found = await page.evaluate(async () => {
      const lab = document.querySelector('gan-lab') as GanLab;
      while (lab.lab?.phase !== 'paused' && lab.lab?.phase !== 'failed')
        await new Promise((resolve) => setTimeout(resolve, 50));
      return { digest: lab.lab.digest, link: lab.link, message: lab.lab.message };
    }, undefined);
    expect(found).toEqual({ digest: await digestOfActions(readLink(link).recipe), link, message: '' });
    await page.close();
  });
});
