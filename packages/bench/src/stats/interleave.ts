import { shuffled } from './prng.ts';

/** Something that can be done any number of times; gives the seconds that it took. */
export type TimedTask = (times: number) => number | Promise<number>;

/** How long to measure. */
export interface Repetitions {
  readonly rounds: number;
  /** Of one turn, at least; a turn is one time or more. */
  readonly seconds: number;
}

/**
 * Seconds of one time, [who][round]. Everyone has a turn in each round, in another order each time (by `random`): what the machine
 * does meanwhile, and what a turn leaves behind in its caches, befalls all alike.
 */
export async function interleave(
  all: readonly TimedTask[],
  { rounds, seconds }: Repetitions,
  random: () => number,
): Promise<number[][]> {
  const counts: number[] = [];
  for (const timed of all) counts.push(await warmUp(timed, seconds));
  const times: number[][] = all.map(() => []);
  for (let round = 0; round < rounds; round++) {
    for (const who of shuffled(all.length, random))
      times[who].push((await all[who](counts[who])) / counts[who]);
  }
  return times;
}

/** How many times make a turn. Runs until the engine has compiled what is hot. */
async function warmUp(timed: TimedTask, seconds: number): Promise<number> {
  let count = 1;
  for (;;) {
    const taken = await timed(count);
    if (taken >= seconds / 2) return Math.max(1, Math.round((count * seconds) / taken));
    count = Math.max(count + 1, Math.min(10 * count, Math.ceil((count * seconds) / Math.max(taken, 1e-9))));
  }
}
