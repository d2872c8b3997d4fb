const MOST_SEEDS = 65536;

/** The seeds of `0-31,40`, in order. Throws a RangeError that says what was expected. */
export function parseSeeds(text: string): number[] {
  const seeds: number[] = [];
  for (const part of text.split(',')) {
    const match = /^\s*(\d+)(?:\s*-\s*(\d+))?\s*$/.exec(part);
    const [from, to] = [Number(match?.[1]), Number(match?.[2] ?? match?.[1])];
    if (!match || !Number.isSafeInteger(to) || to < from)
      throw new RangeError('numbers and ascending ranges such as 0-31,40');
    if (seeds.length + to - from >= MOST_SEEDS) throw new RangeError(`at most ${MOST_SEEDS} seeds`);
    for (let seed = from; seed <= to; seed++) seeds.push(seed);
  }
  return seeds;
}
