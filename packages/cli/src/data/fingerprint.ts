import { createHash } from 'node:crypto';
import type { Stats } from 'node:fs';

/** What tells files from others, or from what they were. */
export interface Fingerprint {
  add(path: string, stat: Stats): void;
  text(): string;
}

/** A fingerprint of paths, sizes and times of change, whatever their order: a sum of hashes, for nothing is kept of a million files. */
export function createFingerprint(): Fingerprint {
  const sum = new Uint32Array(8);
  return {
    add(path, { size, mtimeMs, ctimeMs }) {
      const hash = createHash('sha256').update(`${size} ${mtimeMs} ${ctimeMs} ${path}`).digest();
      for (let i = 0; i < sum.length; i++) sum[i] += hash.readUInt32LE(4 * i);
    },
    text: () => Buffer.from(sum.buffer).toString('hex'),
  };
}
