// The page that follows a run, served by `ganvil serve`, in real browsers.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ganvil } from '../../packages/cli/test/ganvil.ts';
import { type Serving, serving } from '../../packages/cli/test/served.ts';
import { STEPS, workplace } from '../../packages/cli/test/workplace.ts';
import { browsers, type TestBrowser, type TestPage } from '../../packages/web/test/inBrowsers.ts';

const { at, read, train } = workplace();

/** Runs in the page: what it shows. */
function shown() {
  const text = (id: string) => document.getElementById(id)?.textContent;
  const { naturalWidth } = document.getElementById('picture') as HTMLImageElement;
  return { at: text('at'), state: text('state'), digest: text('digest'), drawn: naturalWidth > 0 };
}

async function shows(page: TestPage, steps: number): Promise<void> {
  const finished = { at: `${steps} / ${steps}`, state: 'Finished.', drawn: true };
  await expect.poll(() => page.evaluate(shown, undefined), { timeout: 20_000 }).toMatchObject(finished);
}

describe.each(Object.entries(browsers))('in %s', (name, start) => {
  describe.skipIf(!start)('the page of a run', () => {
    let [server, browser]: [Serving?, TestBrowser?] = [];
    beforeAll(async () => {
      expect(await train(name, ...STEPS, '--steps', '40')).toMatchObject({ code: 0 });
      server = await serving([at(name)]);
      browser = await start?.();
    });
    afterAll(async () => {
      await browser?.close();
      server?.child.kill();
    });

    test('shows it to its end, and again when it is resumed', async () => {
      const page = await browser!.open(server!.url);
      await shows(page, 40);
      const resumed = await ganvil(['resume', at(name), '--steps', '70']);
      expect(resumed, resumed.stderr).toMatchObject({ code: 0 });
      await shows(page, 70);
      const { digest } = await page.evaluate(shown, undefined);
      expect(digest).toBe(read(name, 'digest.txt').trim());
      const { status } = await fetch(new URL('run/checkpoints/000000070.safetensors', server!.url));
      expect(status).toBe(200);
      await page.close();
    });

    test('says what to do where no run is watched', async () => {
      const plain = await serving([]);
      const page = await browser!.open(`${plain.url}watch.html`);
      const state = () => page.evaluate(shown, undefined).then((all) => all.state);
      await expect
        .poll(state, { timeout: 20_000 })
        .toBe('No run is watched here. To watch one: ganvil serve RUN');
      plain.child.kill();
      await page.close();
    });
  });
});
