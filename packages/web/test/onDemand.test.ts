// The worker's bundle leaves out only what core does not use.
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { UNUSED } from '../onDemand.mjs';

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
  const left = new Set([...kernels.flat(), 'image', 'linalg', 'signal', 'spectral']);
  expect(left.size).toBeGreaterThan(UNUSED.length);
  expect(called).toContain('conv2d');
  expect(called.filter((name) => left.has(name))).toEqual([]);
});
