import { join } from './bytes.ts';

/** A few bytes changed, or a piece cut out or doubled, or the end cut off; another one for each round. */
export function mutate(bytes: Uint8Array, round: number): Uint8Array {
  let state = Math.imul(round + 1, 0x9e3779b9);
  const next = (below: number) => {
    state = Math.imul(state ^ (state >>> 15), 0x85ebca6b) + 0x6d2b79f5;
    return ((state ^ (state >>> 13)) >>> 0) % below;
  };
  const at = next(bytes.length);
  const length = next(Math.min(40, bytes.length - at));
  const kind = next(5);
  if (kind === 0) return join(bytes.subarray(0, at), bytes.subarray(at + length));
  if (kind === 1) return join(bytes.subarray(0, at + length), bytes.subarray(at));
  if (kind === 4) return bytes.slice(0, at);
  const mutant = bytes.slice();
  for (let i = next(4); i >= 0; i--)
    mutant[next(bytes.length)] = kind === 2 ? next(256) : [0, 255, 127, 128][next(4)];
  return mutant;
}
