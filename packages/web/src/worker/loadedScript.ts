import { fetchVerified } from '../rpc/fetchVerified.ts';
import { SessionError } from '../rpc/sessionError.ts';
import { workerAssets } from './workerAssets.ts';

/** The exports of a script of the package that is loaded when it is needed. Throws a SessionError if it cannot be loaded. */
export async function loadedScript<T>(name: 'readers' | 'figures' | 'pictures' | 'diagnoses'): Promise<T> {
  const script = workerAssets[name];
  if (!script) throw new Error(`loadedScript: the address of ${name}.js has not been set`);
  await fetchVerified(script);
  try {
    return await import(/* @vite-ignore */ script.url);
  } catch (error) {
    throw new SessionError('worker', `${script.url}: the script does not run: ${(error as Error).message}.`);
  }
}
