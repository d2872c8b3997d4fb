import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import { afterAll, describe, expect, it } from 'vitest';
import { type Build, configure } from '../src/index.ts';
import type { Case } from './cases/case.ts';
import { tensorOf } from './cases/fill.ts';
import { cases } from './cases/index.ts';

const builds: Build[] = ['scalar', 'simd', 'wide'];
const results = new Map<string, Map<Build, Uint32Array>>();

/** The result of a case on the current backend, all tensors freed. */
function resultOf(row: Case, run = row.run): { values: ArrayLike<number>; shape: number[]; dtype: string } {
  const before = tf.memory().numTensors;
  const y = tf.tidy(() => run(...row.inputs.map(tensorOf)));
  const result = { values: y.dataSync() as ArrayLike<number>, shape: y.shape, dtype: y.dtype };
  y.dispose();
  expect(tf.memory().numTensors, 'tensors left').toBe(before);
  return result;
}

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
        expect(ours.shape).toEqual(right.shape);
        expect(ours.dtype).toBe(right.dtype);
        const limit = row.tolerance ?? 1e-5;
        for (let i = 0; i < right.values.length; i++) {
          const [a, b] = [ours.values[i], right.values[i]];
          if (Object.is(a, b) || (a === b && limit > 0) || (Number.isNaN(a) && Number.isNaN(b))) continue;
          const error = Math.abs(a - b) / Math.max(1, Math.abs(b));
          expect(error, `element ${i}: expected ${b}, got ${a}`).toBeLessThanOrEqual(limit);
        }
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
