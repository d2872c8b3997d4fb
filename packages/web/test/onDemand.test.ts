// The workers' bundles leave out only what their sources do not use, and decide that by themselves.
import { readdirSync } from 'node:fs';
import { losses, presets, settings } from '@ganvil/core';
import { build } from 'esbuild';
import { expect, test } from 'vitest';
import { FAMILIES, opsCalledIn } from '../kernelFamilies.mjs';
import { onDemand } from '../onDemand.mjs';

const packages = new URL('../..', import.meta.url).pathname;
const WORKER = 'src/worker/worker.ts';

async function bundle(light = false): Promise<string> {
  const { outputFiles } = await build({
    absWorkingDir: `${packages}web`,
    entryPoints: [WORKER],
    bundle: true,
    write: false,
    format: 'esm',
    external: ['@tensorflow/*'],
    plugins: [await onDemand([WORKER], { light })],
  });
  return outputFiles[0].text;
}

test('a family of kernels is named after its files', () => {
  const files = ['adapters', 'gradients'].flatMap((folder) =>
    readdirSync(`${packages}kernels-as/src/${folder}`),
  );
  expect(Object.keys(FAMILIES).filter((name) => !files.includes(`${name}.ts`))).toEqual([]);
});

test('every kernel of a family is found by the pattern of its ops', async () => {
  const kernels = await Promise.all(
    Object.keys(FAMILIES)
      .filter((name) => name !== 'normalization' && name !== 'gatherScatterNd') // gradients alone; ops of other names
      .map(async (family) => {
        const file = await import(`${packages}kernels-as/src/adapters/${family}.ts`);
        return file[family].map(({ kernelName }: { kernelName: string }) => [kernelName, family]);
      }),
  );
  const named = kernels.flat().filter(([kernel]) => !/^(?:IFFT|FFT|_FusedMatMul|Multinomial)$/.test(kernel));
  expect(named.filter(([kernel, family]) => !FAMILIES[family].test(kernel))).toEqual([]);
});

test('ops are found by how core and kernels-as call them', () => {
  const modules = [
    { path: 'core/src/nn/a.ts', code: 'tf_exports.conv2d(x); tf2.image.resizeBilinear(y); other.conv3d(z)' },
    { path: 'web/src/b.ts', code: 'tf.maxPool(x)' },
    { path: 'kernels-as/src/ops/batchNormTraining.ts', code: '' },
  ];
  const ops = opsCalledIn(modules);
  expect(ops).toEqual(
    expect.arrayContaining(['conv2d', 'image.resizeBilinear', 'batchNormTraining', 'rsqrt']),
  );
  expect(ops.filter((name) => /conv3d|maxPool/.test(name))).toEqual([]);
});

test('the whole worker has convolutions, the light one has not; neither has what nothing calls', async () => {
  const [whole, light] = await Promise.all([bundle(), bundle(true)]);
  const adapter = (name: string) => `"${name}",`;
  expect([whole, light].map((text) => text.includes(adapter('Conv2D')))).toEqual([true, false]);
  expect([whole, light].map((text) => text.includes(adapter('Dilation2D')))).toEqual([false, false]);
  expect([whole, light].map((text) => /conv2dBackpropFilter\(/.test(text))).toEqual([true, false]);
});

test('a worker has no help texts: the page has its own', async () => {
  const text = await bundle();
  const texts = [settings, losses, presets].flatMap((table) => Object.values(table).map(({ help }) => help));
  expect(texts.length).toBeGreaterThan(50);
  expect(texts.filter((help) => help.length > 15 && text.includes(help))).toEqual([]);
});
