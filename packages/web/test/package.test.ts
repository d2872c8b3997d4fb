// The package as others get it: packed, unpacked into a project of theirs, bundled, typed, framed.
import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as esbuild from 'esbuild';
import * as vite from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contentSecurityPolicy, isolation, serve } from '../serve.mjs';
import { browsers, type TestBrowser } from './inBrowsers.ts';
import { runInNode } from './inNode.ts';
import { folders } from './inPages.ts';

const root = new URL('..', import.meta.url).pathname;
const app = mkdtempSync(join(tmpdir(), 'ganvil-app-'));
const installed = join(app, 'node_modules/@ganvil/web');
afterAll(() => rmSync(app, { recursive: true }));

const SETTINGS = { preset: 'ring8', steps: 3, width: 8, sampleEvery: 0, evaluateEvery: 0 };
const source = `addEventListener('unhandledrejection', ({ reason }) => { document.title = String(reason); });
import { createSession } from '@ganvil/web';
const session = await createSession(${JSON.stringify(SETTINGS)}, { threads: 2 });
while ((await session.next()).length > 0);
document.title = await session.digest();
session.dispose();
`;
const page = (script: string) =>
  `<!doctype html><meta charset="utf-8" /><title>wait</title><link rel="icon" href="data:," /><script type="module" src="${script}"></script>`;
let digest: string;

beforeAll(async () => {
  const tarball = execFileSync('npm', ['pack', '--silent', '--pack-destination', app], { cwd: root })
    .toString()
    .trim();
  mkdirSync(installed, { recursive: true });
  execFileSync('tar', ['-xzf', join(app, tarball), '-C', installed, '--strip-components=1']);
  writeFileSync(join(app, 'app.js'), source);
  writeFileSync(join(app, 'package.json'), '{ "name": "app", "private": true, "type": "module" }');
  writeFileSync(join(app, 'index.html'), page('app.js'));
  const run = await runInNode(SETTINGS);
  while (run.done.G < SETTINGS.steps) run.update('both');
  digest = run.digest();
  run.dispose();
});

test('holds what it must, and none of the demo', () => {
  const files = readdirSync(join(installed, 'dist')).filter((file) => /^[a-z]+(-[a-z]+)?\.\w+$/.test(file));
  expect(files.sort()).toEqual(
    'fma.wasm gan-lab.js index.js scalar.wasm simd.wasm thread.js worker.js'.split(' '),
  );
  expect(existsSync(join(installed, 'src'))).toBe(false);
});

test.each(['bundler', 'nodenext'])('has types for a strict project, resolved as %s', (resolution) => {
  const code = `import { createSession, type Session, SessionError, type TrainEvent } from '@ganvil/web';
import type { GanLab } from '@ganvil/web/gan-lab';
const session: Session = await createSession({ preset: 'ring8', seed: 1, loss: 'hinge' }, { threads: 2 });
const loss: string = session.config.loss;
session.on('sample', ({ step, samples }) => console.log(step.toFixed(), samples.data.length));
const events: TrainEvent[] = await session.advance('D');
// @ts-expect-error: there is no such kind of event
session.on('steps', () => {});
// @ts-expect-error: nor such a setting
await createSession({ rate: 1 });
export const use = (error: unknown, lab: GanLab) => [error instanceof SessionError && error.code, lab.link, loss, events];
`;
  const folder = join(app, resolution);
  mkdirSync(folder);
  writeFileSync(join(folder, 'use.ts'), code);
  const options = {
    strict: true,
    noEmit: true,
    target: 'es2022',
    lib: ['es2022', 'dom'],
    types: [],
    module: resolution === 'bundler' ? 'esnext' : 'nodenext',
    moduleResolution: resolution,
  };
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({ compilerOptions: options, files: ['use.ts'] }),
  );
  const run = () => execFileSync(join(root, 'node_modules/.bin/tsc'), ['-p', folder], { encoding: 'utf8' });
  expect(run).not.toThrow();
});

describe.each(Object.entries(browsers))('in %s', (_, start) => {
  let browser: TestBrowser;
  const stops: (() => unknown)[] = [];
  beforeAll(async () => {
    if (start) browser = await start();
  });
  afterAll(async () => {
    await browser?.close();
    for (const stop of stops) await stop();
  });

  /** What a page at this address gives itself for a title. */
  async function titleAt(url: string): Promise<string> {
    const opened = await browser.open(url);
    const title = await opened.evaluate(async () => {
      for (let i = 0; i < 300 && document.title === 'wait'; i++)
        await new Promise((go) => setTimeout(go, 100));
      return document.title;
    }, 0);
    await opened.close();
    return title;
  }

  async function served(folder: string | string[], headers = {}): Promise<string> {
    const { server, url } = await serve(folder, 0, headers);
    stops.push(() => server.close());
    return url;
  }

  const strict = { ...contentSecurityPolicy, ...isolation };

  test.skipIf(!start)('is bundled by esbuild, its files copied beside', async () => {
    const outdir = join(app, 'by-esbuild');
    await esbuild.build({
      entryPoints: [join(app, 'app.js')],
      bundle: true,
      format: 'esm',
      outdir,
      minify: true,
    });
    for (const file of readdirSync(join(installed, 'dist')))
      if (/^(worker|thread)\.js$|\.wasm$/.test(file))
        copyFileSync(join(installed, 'dist', file), join(outdir, file));
    copyFileSync(join(app, 'index.html'), join(outdir, 'index.html'));
    expect(await titleAt(await served(outdir, strict))).toBe(digest);
  });

  test.skipIf(!start)('is built by Vite', async () => {
    const outDir = join(app, 'by-vite');
    await vite.build({
      root: app,
      configFile: false,
      logLevel: 'silent',
      build: { outDir, target: 'es2022' },
    });
    expect(await titleAt(await served(outDir, strict))).toBe(digest);
  });

  test.skipIf(!start)("is served by Vite's development server", async () => {
    const server = await vite.createServer({
      root: app,
      configFile: false,
      logLevel: 'silent',
      server: { port: 0, host: '127.0.0.1' },
    });
    await server.listen();
    stops.push(() => server.close());
    expect(await titleAt(server.resolvedUrls!.local[0])).toBe(digest);
  });

  test.skipIf(!start).each([
    ['allow-scripts allow-same-origin', contentSecurityPolicy],
    ['allow-scripts', {}],
  ])('runs in a frame of another site, sandboxed: %s', async (sandbox, headers) => {
    const framed = await served(folders, { ...headers, 'access-control-allow-origin': '*' });
    const host = await browser.open(await served(app).then((url) => `${url}package.json`));
    const result = await host.evaluate(
      ({ sandbox, src, settings }) =>
        new Promise((resolve) => {
          const frame = document.createElement('iframe');
          frame.setAttribute('sandbox', sandbox);
          frame.src = src;
          addEventListener('message', ({ data }) => {
            if (data === 'ready') frame.contentWindow!.postMessage(settings, '*');
            else resolve(data);
          });
          document.body.append(frame);
        }),
      { sandbox, src: `${framed.replace('127.0.0.1', 'localhost')}frame.html`, settings: SETTINGS },
    );
    await host.close();
    expect(result).toEqual({ digest });
  });
});
