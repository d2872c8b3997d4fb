// A fresh app, built for production by the bundlers that people use: the element lives, a session trains to the bits of Node.
import { copyFileSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import nodeResolve from '@rollup/plugin-node-resolve';
import * as esbuild from 'esbuild';
import { rollup } from 'rollup';
import * as vite from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import webpack from 'webpack';
import { contentSecurityPolicy, isolation, serve } from '../serve.mjs';
import { browsers, type TestBrowser } from './inBrowsers.ts';
import { digestInNode } from './inNode.ts';
import { packedApp } from './packedApp.ts';

const SETTINGS = { preset: 'ring8', steps: 3, width: 8, sampleEvery: 0, evaluateEvery: 0 };
const POINTS = Array.from({ length: 64 }, (_, i) => `${i % 7},${i % 5}\n`).join('');
const source = `import '@ganvil/web/gan-lab';
import { createSession, figurePng } from '@ganvil/web';
const end = (text) => { document.title = text; };
addEventListener('unhandledrejection', ({ reason }) => end(String(reason)));
const lab = document.querySelector('gan-lab');
if (!lab.shadowRoot) end('no element');
lab.addEventListener('gan-error', ({ detail }) => end(detail.message));
lab.addEventListener('gan-ready', async () => {
  const files = [{ name: 'points.csv', bytes: new TextEncoder().encode(${JSON.stringify(POINTS)}) }];
  const session = await createSession(${JSON.stringify(SETTINGS)}, { threads: 2, files });
  while ((await session.next()).length > 0);
  const digest = await session.digest();
  const { svg } = await session.figure('architecture');
  const png = await figurePng(svg);
  end(png[1] === 80 && png.length > 1000 ? digest : 'no PNG');
  session.dispose();
}, { once: true });
`;
const page = `<!doctype html><meta charset="utf-8" /><title>wait</title><link rel="icon" href="data:," /><gan-lab preset="gauss1d"></gan-lab><script type="module" src="app.js"></script>`;

const { app, installed, remove } = packedApp();
writeFileSync(join(app, 'app.js'), source);
writeFileSync(join(app, 'index.html'), page);
afterAll(remove);

/** Where the bundler leaves `new URL` as it is, the files go beside the bundle. */
function copyFiles(out: string): void {
  for (const file of readdirSync(join(installed, 'dist')))
    if (/^(worker|worker-light|thread|readers|figures|pictures|rasteriser)\.js$|\.(wasm|ttf)$/.test(file))
      copyFileSync(join(installed, 'dist', file), join(out, file));
}

const entry = join(app, 'app.js');
const bundlers: Record<string, (out: string) => Promise<unknown>> = {
  Vite: (outDir) =>
    vite.build({ root: app, configFile: false, logLevel: 'silent', build: { outDir, target: 'es2022' } }),
  esbuild: async (outdir) => {
    await esbuild.build({ entryPoints: [entry], bundle: true, format: 'esm', outdir, minify: true });
    copyFiles(outdir);
  },
  webpack: (path) =>
    new Promise<void>((resolve, reject) => {
      const output = { path, filename: 'app.js', publicPath: 'auto' };
      webpack({ mode: 'production', context: app, entry, output, performance: false }, (error, stats) => {
        if (error || stats?.hasErrors()) reject(error ?? new Error(stats?.toString()));
        else resolve();
      });
    }),
  Rollup: async (dir) => {
    const bundle = await rollup({ input: entry, plugins: [nodeResolve()] });
    await bundle.write({ dir, format: 'es', entryFileNames: 'app.js' });
    copyFiles(dir);
  },
};

const built = new Map<string, Promise<string>>();
/** The folder of the app as a bundler builds it, once for all browsers. */
function buildBy(name: string): Promise<string> {
  const build = async () => {
    const out = join(app, `by-${name}`);
    mkdirSync(out);
    await bundlers[name](out);
    if (name !== 'Vite') copyFileSync(join(app, 'index.html'), join(out, 'index.html'));
    return out;
  };
  if (!built.has(name)) built.set(name, build());
  return built.get(name)!;
}

// What a bundler makes is the same for both browsers: one shows all, the other that it is so.
const shown: Record<string, readonly string[]> = { chromium: Object.keys(bundlers), firefox: ['Vite'] };

describe.each(Object.entries(browsers))('in %s', (name, start) => {
  let browser: TestBrowser;
  let digest: string;
  const stops: (() => unknown)[] = [];
  beforeAll(async () => {
    digest = await digestInNode(SETTINGS, [{ name: 'points.csv', bytes: new TextEncoder().encode(POINTS) }]);
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

  test.skipIf(!start).each(shown[name])('is built by %s', async (name) => {
    const { server, url } = await serve(await buildBy(name), 0, { ...contentSecurityPolicy, ...isolation });
    stops.push(() => server.close());
    expect(await titleAt(url)).toBe(digest);
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
});
