import { BACKEND, configure, register, startFailure } from '@ganvil/kernels-as';
import { GanvilBackend } from '@ganvil/kernels-as/internal';
import type { Config } from '../config/resolveConfig.ts';
import { ConfigError } from '../errors.ts';
import * as tf from '../tf.ts';

let started: string | undefined; // profile, threads and width of the running ganvil backend

/** What the backend runs on. */
export interface Started {
  readonly threads: number;
  /** Whether on vectors twice as wide. */
  readonly wide: boolean;
}

/**
 * Starts the tfjs backend of a run; for `cpu` and `wasm` the app must have imported the tfjs package before. `auto` is one
 * thread, and wide vectors only where switched on: a host that can find out more says so in `config`. Throws ConfigError
 * where the backend or the numeric profile is not to be had.
 */
export async function startBackend(config: Config): Promise<Started> {
  const { backend, numerics } = config;
  if (backend !== 'ganvil' && numerics !== 'strict') {
    throw new ConfigError(`numerics: expected strict with backend ${backend}, got ${numerics}.`);
  }
  const threads = config.threads === 'auto' ? 1 : config.threads;
  const wide = config.wide === 'on';
  const wanted = `${numerics}, ${threads}, ${wide}`;
  if (backend === 'ganvil' && started !== wanted) {
    if (started !== undefined) tf.removeBackend(BACKEND);
    configure({ numerics, threads, wide, fallback: 'none' });
    register();
    started = wanted;
  }
  if (tf.getBackend() !== backend) await choose(backend);
  const chosen = tf.backend();
  if (!(chosen instanceof GanvilBackend)) return { threads: 1, wide: false };
  return { threads: chosen.wasm.threads, wide: chosen.wasm.build === 'wide' };
}

async function choose(backend: string): Promise<void> {
  let reason = '';
  try {
    if (await tf.setBackend(backend)) return;
    reason = (backend === 'ganvil' && startFailure()?.message) || '';
  } catch (error) {
    ({ message: reason } = error as Error);
  }
  const isOurs = /^(numerics|memory|threads): /.test(reason);
  throw new ConfigError(
    isOurs
      ? reason
      : `backend: expected one that starts here, got ${backend}${reason === '' ? '' : ` (${reason})`}.`,
  );
}
