/** Numbers in [0, 1), the same for the same seed: what is measured is then the same, too. */
export function prng(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0; // Numerical Recipes' generator
    return state / 2 ** 32;
  };
}

/** 0 .. count - 1 in any order. */
export function shuffled(count: number, random: () => number): number[] {
  return Array.from({ length: count }, (_, i) => [random(), i])
    .sort((a, b) => a[0] - b[0])
    .map(([, i]) => i);
}
