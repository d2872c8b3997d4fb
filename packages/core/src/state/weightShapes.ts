import type { PlayerFunction } from '../games/types.ts';
import { prefixed } from '../nn/prefixed.ts';
import type { WeightInit } from '../nn/weightInit.ts';

const EMPTY: WeightInit = { weight: (shape) => ({ shape, data: new Float32Array() }) };

/** The weights of a player by name, such as `fc1/weight`, and their shapes. Makes none. */
export function weightShapes(functions: Record<string, PlayerFunction>): Map<string, readonly number[]> {
  const found = new Map<string, readonly number[]>();
  for (const [i, [name, { layer }]] of Object.entries(functions).entries()) {
    const named = i === 0 ? layer : prefixed(name, layer);
    for (const [key, { shape }] of Object.entries(named.init(EMPTY))) found.set(key, shape);
  }
  return found;
}
