import type { Asset } from '../rpc/fetchVerified.ts';
import type { SessionError } from '../rpc/sessionError.ts';

/** Builds of the kernels that a page can load. */
export type KernelBuild = 'scalar' | 'simd' | 'fma';

/** Files that a worker loads when it needs them. */
interface WorkerAssets {
  /** The kernels' modules. */
  wasm?: Readonly<Record<KernelBuild, Asset>>;
  /** The script that reads the user's files. */
  readers?: Asset;
  /** The script that draws figures. */
  figures?: Asset;
  /** The script that writes pictures and films. */
  pictures?: Asset;
  /** The script that diagnoses training. */
  diagnoses?: Asset;
  /** Why a module could not be loaded: tfjs does not say why a backend fails to start. */
  failure?: SessionError;
}

/** This worker's files. One object per worker: the modules that replace core's (onDemand.mjs) can be given no arguments. */
export const workerAssets: WorkerAssets = {};
