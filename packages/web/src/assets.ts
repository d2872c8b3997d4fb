// The files beside this module that are not bundled with the page: where they are, and what they must hold.
import { type Asset, fetchChecked } from './fetchChecked.ts';

/** SHA-384 of each file; the build puts it in. */
declare const INTEGRITY: Record<keyof typeof beside, string>;

// Bundlers find files by this form and copy them as they are. They must not put the small one into a data: address.
const beside = {
  'worker.js': new URL('./worker.js', import.meta.url),
  'thread.js': new URL('./thread.js?no-inline', import.meta.url),
  'scalar.wasm': new URL('./scalar.wasm', import.meta.url),
  'simd.wasm': new URL('./simd.wasm', import.meta.url),
  'fma.wasm': new URL('./fma.wasm', import.meta.url),
};

/** Vite's development server hands out scripts with additions of its own. It says so here; nobody else does. */
const altered = (import.meta as { env?: { DEV?: boolean } }).env?.DEV === true;

export type Assets = Readonly<Record<keyof typeof beside, Asset>>;

/** The package's files: in a folder, or by default where they lie in the package. */
export function assetsIn(folder?: string | URL): Assets {
  const base = folder && new URL(`${folder}`.replace(/\/?$/, '/'), document.baseURI);
  const entries = Object.entries(beside).map(([name, url]) => {
    const integrity = altered && name.endsWith('.js') ? '' : INTEGRITY[name as keyof Assets];
    return [name, { url: (base ? new URL(name, base) : url).href, integrity }];
  });
  return Object.fromEntries(entries) as Assets;
}

/** Whether workers may be started from an address as it is. */
export const isOwn = (url: string): boolean => new URL(url).origin === self.origin;

/** Starts the worker, after a look at its file. Throws a SessionError. */
export async function startWorker(script: Asset): Promise<Worker> {
  const content = await fetchChecked(script);
  if (isOwn(script.url)) return new Worker(script.url, { type: 'module' });
  // Scripts of other servers, and any in a sandboxed frame, may not be workers: the bytes may, where blobs are allowed.
  const url = URL.createObjectURL(new Blob([content], { type: 'text/javascript' }));
  try {
    return new Worker(url); // Chromium starts no module from a blob in a sandbox
  } finally {
    setTimeout(() => URL.revokeObjectURL(url), 60_000);
  }
}
