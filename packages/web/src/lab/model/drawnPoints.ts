// Drawn points: two bytes each, so that a link holds them exactly.

/** The drawing area is [-HALF, HALF]^2, the size of the built-in data sets. */
export const HALF = 2;
/** Maximum number of points of a run. A link is then about 16,000 characters long, which browsers and servers accept. */
export const MAX_POINTS = 6000;

/** Bytes (x, y, x, y, ...) to points [N, 2]. */
export function toPoints(bytes: Uint8Array): Float32Array {
  return Float32Array.from(bytes, (byte) => ((byte - 128) / 128) * HALF);
}

/** Points as text: base64url. */
export function encodePoints(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '');
}

/** The points in a text. Throws a RangeError if it does not hold 1 to MAX_POINTS points. */
export function decodePoints(text: string): Uint8Array {
  try {
    const bytes = Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (c) => c.charCodeAt(0));
    if (bytes.length >= 2 && bytes.length % 2 === 0 && bytes.length <= 2 * MAX_POINTS) return bytes;
  } catch {
    // not base64: the error below
  }
  throw new RangeError(
    `points: expected 1 to ${MAX_POINTS} points in base64url, got ${text.length} characters.`,
  );
}
