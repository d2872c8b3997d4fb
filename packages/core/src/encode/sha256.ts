import { sha256 as hasher } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

/** SHA-256 over the parts in a row, as 64 hexadecimal digits. */
export function sha256(...parts: readonly Uint8Array[]): string {
  const hash = hasher.create();
  for (const part of parts) hash.update(part);
  return bytesToHex(hash.digest());
}

/** A hash of bytes that come one after the other. */
export interface Hasher {
  update(bytes: Uint8Array): void;
  /** As hexadecimal digits. */
  digest(): string;
}

/** SHA-256 that is the same code on every platform; apps may have a faster one. */
export function createSha256(): Hasher {
  const hash = hasher.create();
  return { update: (bytes) => void hash.update(bytes), digest: () => bytesToHex(hash.digest()) };
}
