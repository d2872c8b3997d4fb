import { EXIT, Failure } from '../node/exit.ts';

const MAX_SEEDS = 65536;

/** `0-31,40` as numbers. Throws a usage Failure that names the flag. */
export function parseSeeds(text: string, flag = 'seeds'): number[] {
  const seeds: number[] = [];
  for (const part of text.split(',')) {
    const match = /^\s*(\d+)(?:-(\d+))?\s*$/.exec(part);
    const [from, to] = [Number(match?.[1]), Number(match?.[2] ?? match?.[1])];
    if (!match || !Number.isSafeInteger(to) || to < from) {
      throw new Failure(EXIT.usage, `--${flag}: expected numbers and ranges such as 0-31,40, got "${text}".`);
    }
    if (seeds.length + to - from >= MAX_SEEDS)
      throw new Failure(EXIT.usage, `--${flag}: expected at most ${MAX_SEEDS}, got "${text}".`);
    for (let seed = from; seed <= to; seed++) seeds.push(seed);
  }
  return seeds;
}
