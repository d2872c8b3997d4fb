import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import { afterAll, describe, expect, it } from 'vitest';
import { type Build, configure } from '../src/index.ts';
import { cases } from './cases/index.ts';
import { difference, resultOf } from './compare.ts';

const builds: Build[] = ['scalar', 'simd', 'wide'];
const results = new Map<string, Map<Build, Uint32Array>>();

afterAll(() => configure({ build: undefined }));

for (const build of builds) {
  describe(`${build} build`, () => {
    it('starts', async () => {
      await tf.setBackend('cpu');
      tf.removeBackend('ganvil');
      configure({ build, fallback: 'none' });
      const { register } = await import('../src/register.ts');
      register();
      expect(await tf.setBackend('ganvil')).toBe(true);
    });

    it.each(cases.map((row) => [`${row.kernel}: ${row.name}`, row] as const))(
      '%s equals the reference',
      async (key, row) => {
        await tf.setBackend('cpu');
        const right = resultOf(row, row.reference ?? row.run);
        await tf.setBackend('ganvil');
        const used = (tf.backend() as unknown as { wasm: { heap: { usage(): { used: number } } } }).wasm.heap
          .usage;
        const before = used().used;
        const ours = resultOf(row);
        expect(used().used, 'bytes left').toBe(before);
        expect(difference(row, ours, right)).toBeUndefined();
        const bits = new Uint32Array(Float32Array.from(ours.values).buffer);
        if (!results.has(key)) results.set(key, new Map());
        results.get(key)!.set(build, bits);
      },
    );
  });
}

describe('all builds', () => {
  it('give the same bits in every case', () => {
    for (const [key, bits] of results)
      for (const build of builds) expect(bits.get(build), `${key}, ${build}`).toEqual(bits.get('scalar'));
  });
});
