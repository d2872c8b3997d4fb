import { zipSync } from 'fflate';

const NEVER = '1980-01-01T00:00:00'; // local, the earliest of a zip file: the same arrays give the same bytes

/** A .npz file: a zip file, not compressed, of .npy files by name. */
export function encodeNpz(arrays: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const files = Object.entries(arrays).map(([name, bytes]) => [`${name}.npy`, bytes]);
  return zipSync(Object.fromEntries(files), { level: 0, mtime: NEVER });
}
