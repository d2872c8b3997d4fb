// Drawn points: two bytes each, so that a link holds them exactly.

const HALF = 2; // the drawing area is [-2, 2]^2, the size of the built-in data sets
/** Maximum number of points of a run. A link is then about 16,000 characters long, which browsers and servers accept. */
export const MAX_POINTS = 6000;

/** Bytes (x, y, x, y, ...) to points [N, 2]. */
export function toPoints(bytes: Uint8Array): Float32Array {
  return Float32Array.from(bytes, (byte) => ((byte - 128) / 128) * HALF);
}

/** A coordinate as a byte, clipped to the drawing area. */
export function toByte(value: number): number {
  return Math.min(255, Math.max(0, Math.round((value / HALF) * 128 + 128)));
}

/** At most MAX_POINTS of the points, evenly spaced in the order of drawing, so that the density stays. */
export function subsample(bytes: Uint8Array): Uint8Array {
  const count = bytes.length / 2;
  if (count <= MAX_POINTS) return bytes;
  const result = new Uint8Array(2 * MAX_POINTS);
  for (let i = 0; i < MAX_POINTS; i++) {
    const from = 2 * Math.floor((i * count) / MAX_POINTS);
    result.set(bytes.subarray(from, from + 2), 2 * i);
  }
  return result;
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

/** Predefined drawings: x and y as functions of t in [0, 1). */
export const stencils: Readonly<Record<string, (t: number) => readonly [number, number]>> = {
  heart: (t) => {
    const a = 2 * Math.PI * t;
    const y = 13 * Math.cos(a) - 5 * Math.cos(2 * a) - 2 * Math.cos(3 * a) - Math.cos(4 * a);
    return [1.6 * Math.sin(a) ** 3, 0.1 * y + 0.2];
  },
  infinity: (t) => [1.6 * Math.cos(2 * Math.PI * t), 0.9 * Math.sin(4 * Math.PI * t)],
  cross: (t) => (t < 0.5 ? [3.2 * (t - 0.25) * 2, 0] : [0, 3.2 * (t - 0.75) * 2]),
  star: (t) => {
    const corner = Math.floor(t * 5);
    const [from, to] = [corner, corner + 1].map((k) => (2 * Math.PI * 2 * k) / 5 + Math.PI / 2);
    const part = t * 5 - corner;
    const mix = (f: (a: number) => number) => 1.6 * (f(from) * (1 - part) + f(to) * part);
    return [mix(Math.cos), mix(Math.sin)];
  },
};

/** The 400 points of a stencil. */
export function stencilPoints(name: string): Uint8Array {
  const count = 400;
  const points = Array.from({ length: count }, (_, i) => stencils[name](i / count).map(toByte));
  return Uint8Array.from(points.flat());
}
