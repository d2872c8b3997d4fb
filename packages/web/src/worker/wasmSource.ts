// Replaces the modules with the kernels' bytes (onDemand.mjs): loads .wasm files instead of text in the bundle.
import { fetchVerified } from '../rpc/fetchVerified.ts';
import type { SessionError } from '../rpc/sessionError.ts';
import { type KernelBuild, workerAssets } from './workerAssets.ts';

const loading = new Map<KernelBuild, Promise<ArrayBuffer>>();

/** A copy of the bytes of a build's module. Throws a SessionError. */
export async function wasmSource(build: KernelBuild): Promise<Uint8Array<ArrayBuffer>> {
  const { wasm } = workerAssets;
  if (!wasm) throw new Error('wasmSource: the addresses of the .wasm files have not been set');
  const content = loading.get(build) ?? fetchVerified(wasm[build]).then((response) => response.arrayBuffer());
  loading.set(build, content);
  try {
    return new Uint8Array(await content).slice();
  } catch (error) {
    workerAssets.failure = error as SessionError;
    throw error;
  }
}
