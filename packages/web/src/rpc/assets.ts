// The files beside this module that are not part of the page's bundle: their addresses and hashes.
import { createWorker, silentFailureReason } from './createWorker.ts';
import { type Asset, fetchVerified } from './fetchVerified.ts';

/** SHA-384 of each file; inserted by the build. */
declare const INTEGRITY: Record<keyof typeof ASSET_URLS, string>;

// Bundlers recognise this form and copy the files. They must not inline the small one as a data: address.
const ASSET_URLS = {
  'worker.js': new URL('./worker.js', import.meta.url),
  'worker-light.js': new URL('./worker-light.js', import.meta.url),
  'thread.js': new URL('./thread.js?no-inline', import.meta.url),
  'readers.js': new URL('./readers.js', import.meta.url),
  'figures.js': new URL('./figures.js', import.meta.url),
  'pictures.js': new URL('./pictures.js', import.meta.url),
  'diagnoses.js': new URL('./diagnoses.js', import.meta.url),
  'worker-lessons.js': new URL('./worker-lessons.js', import.meta.url),
  'scalar.wasm': new URL('./scalar.wasm', import.meta.url),
  'simd.wasm': new URL('./simd.wasm', import.meta.url),
  'fma.wasm': new URL('./fma.wasm', import.meta.url),
};

/**
 * Some bundlers change the scripts that they copy: Vite's development server adds code, webpack minimises. They announce
 * themselves here. Such scripts cannot be verified, like the module that runs here.
 */
const { env, webpack } = {
  env: (import.meta as { env?: { DEV?: boolean } }).env,
  webpack: (import.meta as { webpack?: number }).webpack,
};
const changedByBundler = env?.DEV === true || webpack !== undefined;

/** Each file of the package: its address, and its hash or ''. */
export type Assets = Readonly<Record<keyof typeof ASSET_URLS, Asset>>;

/**
 * Files of the package by their addresses beside a module and their hashes: those of this module, or others. They are in a folder, or by default there. Without
 * `verified`, any content is accepted.
 */
export function resolveAssets<K extends string = keyof typeof ASSET_URLS>(
  folder?: string | URL,
  verified = true,
  urls = ASSET_URLS as unknown as Readonly<Record<K, URL>>,
  hashes = INTEGRITY as unknown as Readonly<Record<K, string>>,
): Readonly<Record<K, Asset>> {
  const base = folder && new URL(`${folder}`.replace(/\/?$/, '/'), document.baseURI);
  const entries = Object.entries<URL>(urls).map(([name, url]) => {
    const unverified = !verified || (changedByBundler && name.endsWith('.js'));
    const integrity = unverified ? '' : hashes[name as K];
    return [name, { url: (base ? new URL(name, base) : url).href, integrity }];
  });
  return Object.fromEntries(entries) as Record<K, Asset>;
}

/** Whether a script at this address may be a worker: it must have the page's origin. */
export const isSameOrigin = (url: string): boolean => new URL(url).origin === self.origin;

/** Starts a session's worker from its verified script. `defaultReason`: why it may fail silently. Throws a SessionError. */
export async function startWorker(script: Asset): Promise<{ worker: Worker; defaultReason: string }> {
  const response = await fetchVerified(script);
  const defaultReason = silentFailureReason(response);
  if (isSameOrigin(script.url))
    return { worker: createWorker(script.url, { type: 'module' }), defaultReason };
  // Scripts of other origins, and any in a sandboxed frame, may not be workers. Their bytes may, as a blob.
  const content = await response.arrayBuffer();
  const url = URL.createObjectURL(new Blob([content], { type: 'text/javascript' }));
  try {
    return { worker: createWorker(url), defaultReason }; // no module: Chromium starts none from a blob in a sandbox
  } finally {
    setTimeout(() => URL.revokeObjectURL(url), 60_000);
  }
}
