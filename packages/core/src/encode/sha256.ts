import { sha256 as hasher } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

/** SHA-256 over the parts in a row, as 64 hexadecimal digits. */
export function sha256(...parts: readonly Uint8Array[]): string {
  const hash = hasher.create();
  for (const part of parts) hash.update(part);
  return bytesToHex(hash.digest());
}

const PIECE = 2 ** 20; // bytes, some milliseconds

/** The same for many bytes: calls `pause` after each MiB. */
export async function sha256InPieces(
  parts: readonly Uint8Array[],
  pause: () => Promise<void>,
): Promise<string> {
  const hash = hasher.create();
  for (const part of parts) {
    for (let at = 0; at < part.length; at += PIECE) {
      hash.update(part.subarray(at, at + PIECE));
      await pause();
    }
  }
  return bytesToHex(hash.digest());
}
