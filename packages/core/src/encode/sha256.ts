import { sha256 as hasher } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

/** SHA-256 over the parts in a row, as 64 hexadecimal digits. */
export function sha256(...parts: readonly Uint8Array[]): string {
  const hash = hasher.create();
  for (const part of parts) hash.update(part);
  return bytesToHex(hash.digest());
}
