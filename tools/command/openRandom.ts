/** A generator of whole numbers from 0, below a bound. */
export type Random = (below: number) => number;

/** Park and Miller's generator: the same numbers for the same seed, a whole number from 0. */
export function openRandom(seed: number): Random {
  let state = (seed % 2147483646) + 1;
  return (below) => {
    state = (state * 48271) % 2147483647;
    return Math.floor((state / 2147483647) * below);
  };
}
