// The files beside this module that are not bundled with the page: where they are, and what they must hold.

import { createWorker, silentFailureReason } from './createWorker.ts';
import { type Asset, fetchVerified } from './fetchVerified.ts';

/** SHA-384 of each file; the build puts it in. */
declare const INTEGRITY: Record<keyof typeof ASSET_URLS, string>;

// Bundlers find files by this form and copy them as they are. They must not put the small one into a data: address.
const ASSET_URLS = {
  'worker.js': new URL('./worker.js', import.meta.url),
  'thread.js': new URL('./thread.js?no-inline', import.meta.url),
  'readers.js': new URL('./readers.js', import.meta.url),
  'scalar.wasm': new URL('./scalar.wasm', import.meta.url),
  'simd.wasm': new URL('./simd.wasm', import.meta.url),
  'fma.wasm': new URL('./fma.wasm', import.meta.url),
};

/**
 * Some bundlers change scripts that they should copy, and say here that they are at work: Vite's development server adds
 * to them, webpack minimises them. They are then as much the bundler's as the module that runs here.
 */
const { env, webpack } = {
  env: (import.meta as { env?: { DEV?: boolean } }).env,
  webpack: (import.meta as { webpack?: number }).webpack,
};
const changedByBundler = env?.DEV === true || webpack !== undefined;

export type Assets = Readonly<Record<keyof typeof ASSET_URLS, Asset>>;

/** The package's files: in a folder, or by default where they lie in the package; to be `checked`, or taken as they are. */
export function resolveAssets(folder?: string | URL, checked = true): Assets {
  const base = folder && new URL(`${folder}`.replace(/\/?$/, '/'), document.baseURI);
  const entries = Object.entries(ASSET_URLS).map(([name, url]) => {
    const free = !checked || (changedByBundler && name.endsWith('.js'));
    const integrity = free ? '' : INTEGRITY[name as keyof Assets];
    return [name, { url: (base ? new URL(name, base) : url).href, integrity }];
  });
  return Object.fromEntries(entries) as Assets;
}

/** Whether workers may be started from an address as it is. */
export const isSameOrigin = (url: string): boolean => new URL(url).origin === self.origin;

/** Starts the worker, after a look at its file; `silence` is what it means if it says nothing. Throws a SessionError. */
export async function startWorker(script: Asset): Promise<{ worker: Worker; silence: string }> {
  const response = await fetchVerified(script);
  const silence = silentFailureReason(response);
  if (isSameOrigin(script.url)) return { worker: createWorker(script.url, { type: 'module' }), silence };
  // Scripts of other servers, and any in a sandboxed frame, may not be workers: the bytes may, where blobs are allowed.
  const content = await response.arrayBuffer();
  const url = URL.createObjectURL(new Blob([content], { type: 'text/javascript' }));
  try {
    return { worker: createWorker(url), silence }; // Chromium starts no module from a blob in a sandbox
  } finally {
    setTimeout(() => URL.revokeObjectURL(url), 60_000);
  }
}
