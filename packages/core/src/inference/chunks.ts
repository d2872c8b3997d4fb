/** Samples at a time, so that memory is bounded. */
const CHUNK = 256;

/** Consecutive ranges of `count` samples. */
export function chunks(count: number): [first: number, end: number][] {
  return Array.from({ length: Math.ceil(count / CHUNK) }, (_, i) => [
    i * CHUNK,
    Math.min(count, (i + 1) * CHUNK),
  ]);
}

/** What was computed chunk by chunk, in one array. */
export function joinChunks(parts: readonly Float32Array[]): Float32Array {
  const all = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
