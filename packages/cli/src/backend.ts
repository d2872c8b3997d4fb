import { type Config, startBackend } from '@ganvil/core';
import { configure } from '@ganvil/kernels-as';
import { EXIT, Failure } from './exit.ts';
import { say, sendWarnings } from './output.ts';
import { spawn } from './spawn.ts';
import { widen } from './widen.ts';

const packages: Record<string, (() => Promise<unknown>) | undefined> = {
  wasm: () => import('@tensorflow/tfjs-backend-wasm'),
  cpu: () => import('@tensorflow/tfjs-backend-cpu'),
};

/** Starts the backend of a run; tfjs' own are loaded only when asked for, and need not be installed. */
export async function openBackend(config: Config): Promise<void> {
  try {
    await packages[config.backend]?.();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_MODULE_NOT_FOUND') throw error;
    const name = `@tensorflow/tfjs-backend-${config.backend}`;
    throw new Failure(
      EXIT.config,
      `backend: expected ${name} to be installed, found none; run: npm install ${name}@4.22.0`,
    );
  }
  sendWarnings(() => {}); // tfjs warns of a failed start with a stack; the error says it in a line
  configure({ spawn, widen });
  await startBackend(config);
  sendWarnings(say);
}
