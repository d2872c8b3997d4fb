// The user's files in a page: the script that reads them is loaded when there are any, and runs are those of Node.
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encodeNpy, encodeNpz, encodePng } from '@ganvil/core';
import { afterAll, expect, test } from 'vitest';
import { digestInNode } from './inNode.ts';
import { folders, inPages } from './inPages.ts';

declare const ganvil: typeof import('../src/index.ts');

const text = (content: string) => new TextEncoder().encode(content);
const pixels = (count: number) => Uint8Array.from({ length: count }, (_, i) => (i * i * 31 + i * 17) % 256);
const sixteen = Array.from({ length: 16 }, (_, i) => i);
const table = sixteen.map((i) => `${(i * 7) % 16},${(i * i) % 13}\n`).join('');
const picture = (i: number) =>
  encodePng({ width: 8, height: 8, channels: 3, data: pixels(192).map((x) => x ^ i) });
const array = encodeNpy(Int32Array.from(pixels(1024)), [16, 8, 8]);

const SETTINGS = { steps: 2, width: 8, sampleEvery: 0, evaluateEvery: 0 };
const points = { ...SETTINGS, preset: 'ring8' };
const images = { ...SETTINGS, preset: 'digits', batchSize: 8 };
const kinds: [string, Record<string, unknown>, Record<string, Uint8Array>][] = [
  ['no file', points, {}],
  ['a table', points, { 'points.csv': text(`x,y\n${table}`) }],
  ['folders of PNG', images, Object.fromEntries(sixteen.map((i) => [`class${i % 2}/${i}.png`, picture(i)]))],
  ['an array', images, { 'x.npy': array }],
  ['arrays in an archive', images, { 'x.npz': encodeNpz({ x: array }) }],
];

/** A folder as the package's, without that script. */
const incomplete = mkdtempSync(join(tmpdir(), 'ganvil-lacking-'));
cpSync(folders[0], join(incomplete, 'lacking'), {
  recursive: true,
  filter: (path) => !path.endsWith('readers.js'),
});
afterAll(() => rmSync(incomplete, { recursive: true }));

inPages(
  'files of the user',
  ['alone'],
  (bench) => {
    test.each(kinds)('%s: the digest of Node, readers only for files', async (_, settings, content) => {
      const files = Object.entries(content).map(([name, bytes]) => ({ name, bytes }));
      const isOwn = files.length > 0;
      bench.asked.length = 0;
      const digest = await bench.page.evaluate(
        async ({ settings, plain }) => {
          const files = plain.map(({ name, bytes }) => ({ name, bytes: Uint8Array.from(bytes) }));
          const session = await ganvil.createSession(settings, files.length > 0 ? { files } : {});
          while ((await session.next()).length > 0);
          const digest = await session.digest();
          session.dispose();
          return digest;
        },
        { settings, plain: files.map(({ name, bytes }) => ({ name, bytes: [...bytes] })) },
      );
      expect(digest).toBe(await digestInNode(settings, isOwn ? files : undefined));
      expect(bench.asked.includes('/readers.js')).toBe(isOwn);
    });

    test('without the script, embedded sets train, and files say what is missing', async () => {
      const found = await bench.page.evaluate(async () => {
        const files = [{ name: 'x.csv', bytes: new TextEncoder().encode('1,2\n3,4\n') }];
        const outcome = (options: object) =>
          ganvil.createSession({ preset: 'ring8', width: 8 }, { assets: 'lacking', ...options }).then(
            (session) => session.dispose(),
            ({ code, message }) => `${code}: ${message}`,
          );
        return [await outcome({}), await outcome({ files })];
      }, 0);
      expect(found).toEqual([
        undefined,
        `worker: ${bench.url}lacking/readers.js: expected a file, got HTTP 404.`,
      ]);
    });

    test('bad files and settings keep their kind of error', async () => {
      const found = await bench.page.evaluate(async () => {
        const codeOf = (settings: object, name: string, content: string) =>
          ganvil
            .createSession(
              { preset: 'ring8', ...settings },
              { files: [{ name, bytes: new TextEncoder().encode(content) }] },
            )
            .then(
              () => 'none',
              ({ code }) => code,
            );
        return [
          await codeOf({}, 'x.png', '\x89PNG, cut off'),
          await codeOf({}, 'x.csv', 'a,b\n1,x\n2\n'),
          await codeOf({ imageSize: 8 }, 'x.csv', '1,2\n3,4\n'),
        ];
      }, 0);
      expect(found).toEqual(['data', 'data', 'config']);
    });
  },
  [incomplete],
);
