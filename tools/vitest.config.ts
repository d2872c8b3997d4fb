import { defineConfig } from 'vitest/config';
import { alias } from '../vitest.base.ts';

export default defineConfig({
  resolve: { alias },
  test: { include: ['**/*.test.ts'], testTimeout: 600_000, hookTimeout: 60_000 },
});
