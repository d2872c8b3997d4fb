// The worker's bundle leaves out only what core does not use.
import { readdirSync, readFileSync } from 'node:fs';
import { losses, presets, settings } from '@ganvil/core';
import { build } from 'esbuild';
import { expect, test } from 'vitest';
import { onDemand, UNUSED } from '../onDemand.mjs';

const packages = new URL('../..', import.meta.url).pathname;

test('core calls no op whose kernels are left out', async () => {
  const kernels = await Promise.all(
    UNUSED.map(async (family) => {
      const file = await import(`${packages}kernels-as/src/adapters/${family}.ts`);
      return file[family].map(({ kernelName }: { kernelName: string }) => kernelName.toLowerCase());
    }),
  );
  const core = `${packages}core/src/`;
  const files = (readdirSync(core, { recursive: true }) as string[]).filter((file) => file.endsWith('.ts'));
  const source = files.map((file) => readFileSync(core + file, 'utf8')).join('');
  const called = [...source.matchAll(/\btf\.(\w+)(?=[(.])/g)].map(([, name]) => name.toLowerCase());
  const others = ['image', 'linalg', 'signal', 'spectral', 'complex', 'real', 'imag'];
  const gradients = ['prod', 'cumprod', 'gather', 'unsortedsegmentsum', 'mirrorpad'];
  const left = new Set([...kernels.flat(), ...others, ...gradients]);
  expect(left.size).toBeGreaterThan(UNUSED.length);
  expect(called).toContain('conv2d');
  expect(called.filter((name) => left.has(name))).toEqual([]);
});

test('the worker has no help texts: the page has its own', async () => {
  const { outputFiles } = await build({
    absWorkingDir: `${packages}web`,
    entryPoints: ['src/worker/worker.ts'],
    bundle: true,
    write: false,
    format: 'esm',
    plugins: [onDemand],
  });
  const texts = [settings, losses, presets].flatMap((table) => Object.values(table).map(({ help }) => help));
  expect(texts.length).toBeGreaterThan(50);
  const [{ text: bundle }] = outputFiles;
  expect(texts.filter((help) => help.length > 15 && bundle.includes(help))).toEqual([]);
});
