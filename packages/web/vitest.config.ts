import { defineConfig } from 'vitest/config';
import { alias } from '../../vitest.base.ts';

/** What is too slow for every change, or needs a quiet machine: see tools/slowTests.mjs. */
const night = process.env.GANVIL_NIGHT ? ['test/**/*.night.ts'] : [];

export default defineConfig({
  resolve: { alias },
  test: {
    include: ['test/**/*.test.ts', ...night],
    // Vitest would leave a core of two idle.
    maxWorkers: 2,
    testTimeout: 120_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 20_000 } },
  },
});
