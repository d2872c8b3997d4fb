import { defineConfig } from 'vitest/config';
import { alias } from '../vitest.base.ts';

export default defineConfig({
  resolve: { alias },
  // Vitest would leave a core of two idle.
  test: { include: ['**/*.test.ts'], testTimeout: 600_000, hookTimeout: 60_000, maxWorkers: 2 },
});
