// Where the build takes the kernels' modules from: files of their own instead of text in the bundle.
import { type Asset, fetchVerified } from '../rpc/fetchVerified.ts';
import type { SessionError } from '../rpc/sessionError.ts';

type Build = 'scalar' | 'simd' | 'fma';

const contents = new Map<Build, Promise<ArrayBuffer>>();
let files: Record<Build, Asset> | undefined;
let broken: SessionError | undefined;

/** Tells where the files are. */
export function setWasmFiles(assets: Record<Build, Asset>): void {
  files = assets;
}

/** A file's bytes, to change at will. Throws a SessionError. */
export async function wasmFile(build: Build): Promise<Uint8Array<ArrayBuffer>> {
  if (!files) throw new Error('wasmFile: expected to be told where the files are, got nothing.');
  const content =
    contents.get(build) ?? fetchVerified(files[build]).then((response) => response.arrayBuffer());
  contents.set(build, content);
  try {
    return new Uint8Array(await content).slice();
  } catch (error) {
    broken = error as SessionError;
    throw error;
  }
}

/** Why a file could not be had, if so: tfjs does not say why a backend failed to start. */
export const brokenFile = (): SessionError | undefined => broken;
