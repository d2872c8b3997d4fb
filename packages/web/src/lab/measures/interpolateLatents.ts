import { lengthOf } from './lengthOf.ts';

/** How many latents an interpolation has, its ends included. */
export const BETWEEN = 8;

/**
 * Latents from the first to the second of `ends` [2, size], as [BETWEEN, size]: on a straight line, but each scaled to the
 * interpolated norm, since the middle of two normal latents is shorter than any that G was trained on.
 */
export function interpolateLatents(ends: Float32Array, size: number): Float32Array {
  const [a, b] = [ends.slice(0, size), ends.slice(size)];
  const result = new Float32Array(BETWEEN * size);
  for (let k = 0; k < BETWEEN; k++) {
    const t = k / (BETWEEN - 1);
    const mixed = a.map((value, i) => value * (1 - t) + b[i] * t);
    const scale = (lengthOf(a) * (1 - t) + lengthOf(b) * t) / (lengthOf(mixed) || 1);
    result.set(
      mixed.map((value) => value * scale),
      k * size,
    );
  }
  return result;
}
