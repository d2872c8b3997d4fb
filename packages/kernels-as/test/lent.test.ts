import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import { beforeAll, expect, it, vi } from 'vitest';
import { adapters } from '../src/adapters/index.ts';
import { BACKEND, configure } from '../src/index.ts';
import { lent } from './cases/lent.ts';
import { difference, resultOf } from './compare.ts';

beforeAll(async () => {
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  configure({ fallback: 'wasm' });
  expect(await tf.setBackend(BACKEND)).toBe(true);
});

it.each(lent.map((row) => [`${row.kernel}: ${row.name}`, row] as const))(
  '%s on tfjs-backend-wasm equals tfjs cpu',
  async (_, row) => {
    await tf.setBackend('cpu');
    const right = resultOf(row);
    await tf.setBackend(BACKEND);
    expect(difference(row, resultOf(row), right)).toBeUndefined();
  },
);

it('is held for every kernel that is lent', () => {
  const own = new Set(adapters.map(({ kernelName }) => kernelName));
  const others = tf.getKernelsForBackend(BACKEND).map(({ kernelName }) => kernelName);
  const named = new Set(lent.map(({ kernel }) => kernel));
  expect(others.filter((name) => !own.has(name) && !named.has(name))).toEqual([]);
});
