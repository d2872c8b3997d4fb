// What tells that a checkpoint is damaged, written in the checkpoint itself: `digest` covers the state, `check` all else.
import { sha256 } from '../encode/sha256.ts';

/** SHA-256 of the metadata of a checkpoint, but for this one. */
export function checkOf({ check, ...metadata }: Readonly<Record<string, string>>): string {
  const rows = Object.entries(metadata).sort(([a], [b]) => (a < b ? -1 : 1));
  return sha256(new TextEncoder().encode(JSON.stringify(rows)));
}

/** Whether metadata and state are those that were written. Files from before there were sums have none. */
export function sumsAgree(metadata: Readonly<Record<string, string>>, digest: () => string): boolean {
  if (metadata.digest === undefined && metadata.check === undefined) return true;
  return metadata.check === checkOf(metadata) && metadata.digest === digest();
}
