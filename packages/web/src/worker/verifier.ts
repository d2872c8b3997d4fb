// The worker of the page on identity: core's check against the golden digests, a row at a time.
import { type Config, type Verdict, verify } from '@ganvil/core';
import type { Asset } from '../rpc/fetchVerified.ts';
import { setWasmFiles } from './wasmSource.ts';

const port = self as unknown as {
  onmessage: (message: { data: { wasm: Record<'scalar' | 'simd' | 'fma', Asset> } }) => void;
  postMessage(row: VerifierRow): void;
};

/** What the page is told: a row of the check, a failure, or that it is over. */
export type VerifierRow =
  | Verdict
  | { readonly outcome: 'failed'; readonly message: string }
  | { readonly outcome: 'done' };

const profiles: Config['numerics'][] = ['strict', 'fma'];

port.onmessage = async ({ data: { wasm } }) => {
  setWasmFiles(wasm);
  try {
    for await (const verdict of verify({ numerics: profiles })) port.postMessage(verdict);
    port.postMessage({ outcome: 'done' });
  } catch (error) {
    port.postMessage({ outcome: 'failed', message: (error as Error).message });
  }
};
