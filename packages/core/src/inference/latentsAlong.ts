import { ConfigError } from '../errors.ts';
import { arc } from './arc.ts';

/** How latents between two are found: on a straight line, or on an arc about the origin (see `arc`). */
export type PathKind = 'line' | 'arc';

/**
 * Latents [positions.length, latentDim], flat, on the path through stops [stops, latentDim]: position 1.5 is the middle between the
 * second and the third stop; whole positions are the stops themselves, bit by bit. Throws ConfigError where there is no shortest arc.
 */
export function latentsAlong(
  stops: Float32Array,
  latentDim: number,
  positions: readonly number[],
  kind: PathKind,
): Float32Array {
  const last = stops.length / latentDim - 1;
  const at = (stop: number) => stops.subarray(stop * latentDim, (stop + 1) * latentDim);
  const found = new Float32Array(positions.length * latentDim);
  for (const [i, position] of positions.entries()) {
    const from = Math.min(Math.floor(position), last);
    const share = position - from;
    found.set(share === 0 ? at(from) : between(at(from), at(from + 1), share, kind), i * latentDim);
  }
  return found;
}

function between(a: Float32Array, b: Float32Array, t: number, kind: PathKind): Float32Array {
  const [from, to] = [Float64Array.from(a), Float64Array.from(b)];
  const mixed = kind === 'line' ? from.map((value, i) => value * (1 - t) + to[i] * t) : arc(from, to, t);
  if (mixed) return Float32Array.from(mixed);
  throw new ConfigError('path: expected latents that an arc joins, got opposite ones; use a straight line.');
}
