import type { Input } from '../cases/case.ts';

/** A source of choices: everything that it gives follows from its seed. */
export interface Draw {
  /** An integer from 0 to n - 1. */
  below(n: number): number;
  pick<T>(list: readonly T[]): T;
  /** True with probability p. */
  chance(p: number): boolean;
  /** One side of a tensor: mostly small, now and then 0, 1, a prime or one that ends in the middle of a vector. */
  size(): number;
  /** A shape of that rank with at most 4,096 elements. */
  shape(rank: number): number[];
  /** An input with values in a range; with `special`, some of them NaN, infinite, denormal, huge, or ties. */
  input(
    shape: number[],
    more?: { range?: [number, number]; dtype?: Input['dtype']; special?: boolean },
  ): Input;
}

const SIZES = [1, 2, 3, 4, 5, 7, 8, 9, 13, 16, 17, 31, 37];
const SPECIALS = [NaN, Infinity, -Infinity, 0, -0, 1, -1, 0.5, 1e-40, -1e-40, 3e38, -3e38, 2 ** 24 + 2];
const MAX_ELEMENTS = 4096;

export function drawOf(seed: number): Draw {
  let count = 0;
  const bits = (): number => {
    let h = Math.imul(++count, 0x9e3779b1) ^ Math.imul(seed + 1, 0x85ebca6b);
    h = Math.imul(h ^ (h >>> 16), 0x7feb352d);
    h = Math.imul(h ^ (h >>> 15), 0x846ca68b);
    return (h ^ (h >>> 16)) >>> 0;
  };
  const unit = (): number => bits() / 2 ** 32;
  const below = (n: number): number => Math.floor(unit() * n);
  const pick = <T>(list: readonly T[]): T => list[below(list.length)];
  const chance = (p: number): boolean => unit() < p;
  const size = (): number => (chance(0.04) ? 0 : pick(SIZES));
  const shape = (rank: number): number[] => {
    const sides: number[] = [];
    for (let i = 0; i < rank; i++) {
      const side = size();
      sides.push(sides.reduce((a, b) => a * b, side) > MAX_ELEMENTS ? 1 : side);
    }
    return sides;
  };
  const input: Draw['input'] = (sides, { range = [-2, 2], dtype = 'float32', special = false } = {}) => {
    const [low, high] = dtype === 'bool' ? [0, 2] : range;
    const odd = special && dtype === 'float32' && chance(0.3);
    const values = Array.from({ length: sides.reduce((a, b) => a * b, 1) }, () => {
      if (odd && chance(0.2)) return Math.fround(pick(SPECIALS));
      const value = low + unit() * (high - low);
      return dtype === 'float32' ? Math.fround(value) : Math.floor(value);
    });
    return { shape: sides, dtype, values };
  };
  return { below, pick, chance, size, shape, input };
}
