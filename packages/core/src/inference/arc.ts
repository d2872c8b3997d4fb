import { lengthOf } from './lengthOf.ts';

/** Halvings until an arc of at most 180 degrees is as straight as float64 tells. */
const HALVINGS = 24;

/**
 * The latent a share `t` of the way from a to b on an arc about the origin: directions turn evenly (spherical interpolation,
 * https://arxiv.org/abs/1609.04468 section 2), lengths change linearly. Found by halving the angle, with square roots alone, so that every
 * engine gives the same bits. Undefined between opposite directions, and where one is zero: no arc is the shortest there.
 */
export function arc(a: Float64Array, b: Float64Array, t: number): Float64Array | undefined {
  const [lengthA, lengthB] = [lengthOf(a), lengthOf(b)];
  let low = scaled(a, 1 / lengthA);
  let high = scaled(b, 1 / lengthB);
  let rest = t;
  for (let k = 0; k < HALVINGS; k++) {
    const middle = low.map((value, i) => value + high[i]);
    const length = lengthOf(middle);
    if (!(length > 1e-9)) return undefined;
    const half = scaled(middle, 1 / length);
    rest *= 2;
    if (rest < 1) high = half;
    else {
      low = half;
      rest -= 1;
    }
  }
  const mixed = low.map((value, i) => value * (1 - rest) + high[i] * rest);
  return scaled(mixed, (lengthA * (1 - t) + lengthB * t) / lengthOf(mixed));
}

const scaled = (z: Float64Array, factor: number): Float64Array => z.map((value) => value * factor);
