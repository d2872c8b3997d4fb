// The worker of the page on reproducibility: core's check against the golden digests, row by row.
import { type Config, type Verdict, type VerifyOptions, verify } from '@ganvil/core';
import type { Asset } from '../rpc/fetchVerified.ts';
import { type KernelBuild, workerAssets } from './workerAssets.ts';

const port = self as unknown as {
  onmessage: (message: { data: { wasm: Record<KernelBuild, Asset>; only: VerifyOptions } }) => void;
  postMessage(row: VerifierRow): void;
};

/** What the page receives: a row of the check, a failure, or the end. */
export type VerifierRow =
  | Verdict
  | { readonly outcome: 'failed'; readonly message: string }
  | { readonly outcome: 'done' };

const profiles: Config['numerics'][] = ['strict', 'fma'];

port.onmessage = async ({ data: { wasm, only } }) => {
  workerAssets.wasm = wasm;
  try {
    for await (const verdict of verify({ ...only, numerics: profiles })) port.postMessage(verdict);
    port.postMessage({ outcome: 'done' });
  } catch (error) {
    port.postMessage({ outcome: 'failed', message: (error as Error).message });
  }
};
