/** Pseudo-random numbers in [0, 1), determined by the seed. */
export function prng(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0; // Numerical Recipes' generator
    return state / 2 ** 32;
  };
}

/** The integers from 0 to count - 1 in random order. */
export function shuffled(count: number, random: () => number): number[] {
  return Array.from({ length: count }, (_, i) => [random(), i])
    .sort((a, b) => a[0] - b[0])
    .map(([, i]) => i);
}
