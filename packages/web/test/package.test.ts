// The package as others get it: packed, unpacked into a project of theirs, typed, imported by a server, framed.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contentSecurityPolicy, serve } from '../serve.mjs';
import { browsers, type TestBrowser } from './inBrowsers.ts';
import { digestInNode } from './inNode.ts';
import { folders } from './inPages.ts';
import { packedApp } from './packedApp.ts';

const { app, installed, remove } = packedApp();
const root = new URL('..', import.meta.url).pathname;
const SETTINGS = { preset: 'ring8', steps: 3, width: 8, sampleEvery: 0, evaluateEvery: 0 };
const POINTS = Array.from({ length: 64 }, (_, i) => `${i % 7},${i % 5}\n`).join('');
afterAll(remove);
mkdirSync(join(app, 'node_modules/@types'));
symlinkSync(join(root, 'node_modules/@types/react'), join(app, 'node_modules/@types/react'));

test('holds what it must, and none of the demo', () => {
  const files = readdirSync(join(installed, 'dist')).filter((file) => /^[a-z]+(-[a-z]+)?\.\w+$/.test(file));
  expect(files.sort()).toEqual(
    'diagnoses.js figures-font.txt figures.js figures.ttf fma.wasm gan-lab.js index.js pictures.js rasteriser.js readers.js resvg.txt resvg.wasm scalar.wasm simd.wasm thread.js worker-lessons.js worker-light.js worker.js'.split(
      ' ',
    ),
  );
  expect(existsSync(join(installed, 'src'))).toBe(false);
});

test.each(['bundler', 'nodenext'])('has types for a strict project, resolved as %s', (resolution) => {
  const code = `import { createSession, type Session, SessionError, type TrainEvent } from '@ganvil/web';
import type { GanLab } from '@ganvil/web/gan-lab';
import type {} from '@ganvil/web/react';
import type { JSX } from 'react';
const session: Session = await createSession({ preset: 'ring8', seed: 1, loss: 'hinge' }, { threads: 2 });
const loss: string = session.config.loss;
session.on('sample', ({ step, samples }) => console.log(step.toFixed(), samples.data.length));
const events: TrainEvent[] = await session.advance('D');
// @ts-expect-error: there is no such kind of event
session.on('steps', () => {});
// @ts-expect-error: nor such a setting
await createSession({ rate: 1 });
const tag: JSX.IntrinsicElements['gan-lab'] = {
  preset: 'ring8',
  controls: false,
  'ongan-step': ({ detail }) => console.log(detail.step.toFixed(), detail.scalars['loss/D']),
};
// @ts-expect-error: nor such an attribute
export const wrong: JSX.IntrinsicElements['gan-lab'] = { presets: 'ring8' };
document.querySelector('gan-lab')?.addEventListener('gan-state', ({ detail }) => detail.phase === 'paused');
export const use = (error: unknown, lab: GanLab) => [tag, error instanceof SessionError && error.code, lab.link, loss, events];
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

test.each(['@ganvil/web', '@ganvil/web/gan-lab'])('%s can be imported on a server', (entry) => {
  const code = `const { GanLab } = await import('${entry}'); console.log(typeof GanLab)`;
  const said = execFileSync('node', ['--input-type=module', '-e', code], { cwd: app, encoding: 'utf8' });
  expect(said).toBe(entry.endsWith('lab') ? 'function\n' : 'undefined\n');
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

  async function served(folder: string | string[], headers = {}): Promise<string> {
    const { server, url } = await serve(folder, 0, headers);
    stops.push(() => server.close());
    return url;
  }

  test.skipIf(!start).each([
    ['allow-scripts allow-same-origin', contentSecurityPolicy],
    ['allow-scripts', {}],
  ])('runs in a frame of another site, sandboxed: %s', async (sandbox, headers) => {
    const framed = await served(folders, { ...headers, 'access-control-allow-origin': '*' });
    const host = await browser.open(await served(app).then((url) => `${url}package.json`));
    const result = await host.evaluate(
      ({ sandbox, src, settings, text }) =>
        new Promise((resolve) => {
          const options = { files: [{ name: 'points.csv', bytes: new TextEncoder().encode(text) }] };
          const frame = document.createElement('iframe');
          frame.setAttribute('sandbox', sandbox);
          frame.src = src;
          addEventListener('message', ({ data }) => {
            if (data === 'ready') frame.contentWindow!.postMessage([settings, options], '*');
            else resolve(data);
          });
          document.body.append(frame);
        }),
      {
        sandbox,
        src: `${framed.replace('127.0.0.1', 'localhost')}frame.html`,
        settings: SETTINGS,
        text: POINTS,
      },
    );
    await host.close();
    const files = [{ name: 'points.csv', bytes: new TextEncoder().encode(POINTS) }];
    expect(result).toEqual({ digest: await digestInNode(SETTINGS, files) });
  });
});
