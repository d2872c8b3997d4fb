import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import { expect } from 'vitest';
import { BACKEND, type Build, configure, register } from '../src/index.ts';
import type { GanvilBackend } from '../src/internal.ts';

/** Restarts the backend on a particular build, without fallback. For `beforeAll`: a test that is run alone needs its build, too. */
export async function startBuild(build: Build): Promise<void> {
  await tf.setBackend('cpu');
  tf.removeBackend(BACKEND);
  configure({ build, fallback: 'none' });
  register();
  expect(await tf.setBackend(BACKEND)).toBe(true);
  expect((tf.backend() as GanvilBackend).wasm.build).toBe(build);
}
