import { createHash } from 'node:crypto';

/** SHA-256 over the parts in a row, in hexadecimal digits; by the host, several times as fast as core's. */
export function sha256Of(...parts: readonly Uint8Array[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
}
