import { BACKEND, configure, register } from '@ganvil/kernels-as';
import type { Config } from './config.ts';
import { ConfigError } from './errors.ts';
import * as tf from './tf.ts';

let started: string | undefined; // profile, threads and width of the running ganvil backend

/**
 * Starts the tfjs backend of a run; for `cpu` and `wasm` the app must have imported the tfjs package before.
 * Throws ConfigError where the backend or the numeric profile is not to be had.
 */
export async function startBackend({ backend, numerics, threads, wide }: Config): Promise<void> {
  if (backend !== 'ganvil' && numerics !== 'strict') {
    throw new ConfigError(`numerics: expected strict with backend ${backend}, got ${numerics}.`);
  }
  const wanted = `${numerics}, ${threads}, ${wide}`;
  if (backend === 'ganvil' && started !== wanted) {
    if (started !== undefined) tf.removeBackend(BACKEND);
    configure({ numerics, threads, wide, fallback: 'none' });
    register();
    started = wanted;
  }
  if (tf.getBackend() === backend) return;
  try {
    if (await tf.setBackend(backend)) return;
  } catch (error) {
    throw new ConfigError(
      `backend: expected one that starts here, got ${backend} (${(error as Error).message}).`,
    );
  }
  throw new ConfigError(
    backend === 'ganvil'
      ? `numerics: expected strict (this engine has no fused relaxed SIMD), got ${numerics}.`
      : `backend: expected one that starts here, got ${backend}.`,
  );
}
