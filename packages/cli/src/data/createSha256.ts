import { createHash } from 'node:crypto';

/** SHA-256 of OpenSSL. */
export function createSha256() {
  const hash = createHash('sha256');
  return {
    update: (bytes: Uint8Array) => void hash.update(bytes),
    digest: () => hash.digest('hex'),
  };
}
