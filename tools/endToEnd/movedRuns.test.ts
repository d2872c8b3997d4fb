// A run that moves from the command line to a page and back is bit-identical to one that stays.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { contentSecurityPolicy, serve } from '../../packages/web/serve.mjs';
import { browsers } from '../../packages/web/test/inBrowsers.ts';
import { root } from '../houseRules/sources.ts';

declare const ganvil: typeof import('../../packages/web/src/index.ts');

const folder = mkdtempSync(join(tmpdir(), 'ganvil-moves-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs the command; the result is its JSON output. */
function command(...args: string[]): { digest: string; steps: number } {
  const line = [join(root, 'packages/cli/dist/ganvil.js'), ...args, '--json', '--quiet'];
  const { stdout, stderr, status } = spawnSync(process.execPath, line, { encoding: 'utf8', cwd: folder });
  expect(status, stderr).toBe(0);
  return JSON.parse(stdout);
}

const SETTINGS = '--width 16 --seed 5 --sample-every 0 --evaluate-count 100'.split(' ');

describe.each(Object.entries(browsers))('%s', (name, start) => {
  test.skipIf(!start).each([
    ['ring8', 100],
    ['digits', 4],
  ])('%s: three times %i steps, the second in the page', async (preset, steps) => {
    const at = (part: string) => join(folder, `${name}-${preset}-${part}`);
    const train = (out: string, count: number) =>
      command('train', preset, ...SETTINGS, '--out', at(out), '--steps', `${count}`);
    const whole = train('whole', 3 * steps);
    train('first', steps);
    const file = join(at('first'), 'checkpoints', `${String(steps).padStart(9, '0')}.safetensors`);
    const { server, url } = await serve(
      ['dist', 'test/pages'].map((part) => join(root, 'packages/web', part)),
      0,
      contentSecurityPolicy,
    );
    const browser = await start!();
    const page = await browser.open(`${url}ganvil.html`);
    const exported = await page.evaluate(
      async ({ text, steps }) => {
        const checkpoint = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
        const session = await ganvil.createSession({ steps }, { checkpoint });
        while ((await session.next()).length > 0);
        const bytes = await session.checkpoint();
        session.dispose();
        return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
      },
      { text: readFileSync(file).toString('base64'), steps: 2 * steps },
    );
    await browser.close();
    server.close();
    writeFileSync(at('exported.safetensors'), Buffer.from(exported, 'base64'));
    const last = command(
      'resume',
      at('exported.safetensors'),
      '--out',
      at('last'),
      '--steps',
      `${3 * steps}`,
    );
    expect(last.digest).toBe(whole.digest);
    expect(command('resume', at('last'), '--steps', `${3 * steps + 1}`).steps).toBe(3 * steps + 1);
  });
});
