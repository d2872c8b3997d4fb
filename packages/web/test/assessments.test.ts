// Metrics of finished runs have the same bits in the browsers and in Node.
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assessments } from '@ganvil/core';
import * as esbuild from 'esbuild';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { assessedRuns } from './assessedRuns.ts';
import { inPages } from './inPages.ts';

const root = new URL('..', import.meta.url).pathname;
const folder = mkdtempSync(join(tmpdir(), 'ganvil-assessed-'));
let expected = '';

beforeAll(async () => {
  await esbuild.build({
    absWorkingDir: root,
    stdin: {
      contents: `import { assessedRuns } from './test/assessedRuns.ts';
assessedRuns().then(postMessage, (error) => postMessage(String(error.stack)));`,
      resolveDir: root,
    },
    bundle: true,
    outfile: join(folder, 'assessed.js'),
    format: 'esm',
    target: 'es2022',
    external: ['@tensorflow/tfjs-backend-wasm'],
    logLevel: 'error',
  });
  expected = await assessedRuns();
  console.log(`metrics digest: ${createHash('sha256').update(expected).digest('hex')}`);
}, 300_000);
afterAll(() => rmSync(folder, { recursive: true }));

test('nearly all assessments are measured in one of the runs', () => {
  const found: { rows: { metric: string; value: number }[] }[] = JSON.parse(expected);
  const names = new Set(found.flatMap(({ rows }) => rows.map(({ metric }) => metric.split('/')[0])));
  const lacking = Object.keys(assessments).filter((name) => !names.has(name));
  expect(lacking.length, lacking.join()).toBeLessThan(4);
});

inPages(
  'assessments',
  ['alone'],
  (bench) => {
    test('have the bits of Node', async () => {
      const found = await bench.page.evaluate(
        (url) =>
          new Promise<string>((resolve, reject) => {
            const worker = new Worker(url, { type: 'module' });
            worker.onmessage = ({ data }) => resolve(data);
            worker.onerror = ({ message }) => reject(new Error(message));
          }),
        `${bench.url}assessed.js`,
      );
      expect(JSON.parse(found)).toEqual(JSON.parse(expected));
      expect(found).toBe(expected);
    });
  },
  [folder],
);
