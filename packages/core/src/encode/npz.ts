import { zipSync } from 'fflate';

const NEVER = new Date(1980, 0, 1); // the earliest date of a zip file: the same arrays give the same bytes

/** A .npz file: a zip file, not compressed, of .npy files by name. */
export function encodeNpz(arrays: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const files = Object.entries(arrays).map(([name, bytes]) => [`${name}.npy`, bytes]);
  return zipSync(Object.fromEntries(files), { level: 0, mtime: NEVER });
}
