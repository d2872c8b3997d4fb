import { defineConfig } from 'vitest/config';
import { alias } from '../../vitest.base.ts';

/** What adds entries to tables before anything reads them, and what fills the memory of its process. */
const alone = ['test/secondName.test.ts', 'test/memory.test.ts'];

export default defineConfig({
  resolve: { alias },
  test: {
    testTimeout: 120_000,
    maxWorkers: 2, // Vitest would leave a core of two idle.
    // Files of a worker share their modules: a third of the time is loading them.
    projects: [
      {
        extends: true,
        test: { name: 'core', include: ['test/**/*.test.ts'], exclude: alone, isolate: false },
      },
      { extends: true, test: { name: 'alone', include: alone } },
    ],
  },
});
