import { defineConfig } from 'vitest/config';
import { alias } from '../../vitest.base.ts';

export default defineConfig({
  resolve: { alias },
  define: { VERSIONS: JSON.stringify({ ganvil: 'test', kernels: 'test', tfjs: 'test' }) }, // as build.mjs does
  // Its tests often wait, for a signal or a lock.
  test: { include: ['test/**/*.test.ts'], testTimeout: 120_000, hookTimeout: 60_000, maxWorkers: 3 },
});
