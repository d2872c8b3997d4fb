import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';

it('ganvil passes what tfjs-core asks of the kernels that a GAN needs, and falls behind tfjs-backend-wasm nowhere', async () => {
  const { code, output } = await new Promise<{ code: unknown; output: string }>((resolve) => {
    execFile(
      process.execPath,
      [join(import.meta.dirname, 'conformance.mjs')],
      { maxBuffer: 2 ** 26 },
      (error, stdout, stderr) => resolve({ code: error?.code ?? 0, output: stdout + stderr }),
    );
  });
  expect(code, output).toBe(0);
});
