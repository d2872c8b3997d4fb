import { shuffled } from './prng.ts';

/** Runs a task a number of times; the result is the seconds that it took. */
export type TimedTask = (times: number) => number | Promise<number>;

/** How much to measure. */
export interface Repetitions {
  readonly rounds: number;
  /** Duration of one measurement at least; it has one run or more. */
  readonly seconds: number;
}

/**
 * Seconds per run, as [task][round]. Every round measures each task once, in an order that `random` gives: other load on the
 * machine and the state of its caches affect all tasks alike.
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
    for (const task of shuffled(all.length, random))
      times[task].push((await all[task](counts[task])) / counts[task]);
  }
  return times;
}

/** Number of runs per measurement. Warms the task up, so that the engine has compiled its hot code. */
async function warmUp(timed: TimedTask, seconds: number): Promise<number> {
  let count = 1;
  for (;;) {
    const taken = await timed(count);
    if (taken >= seconds / 2) return Math.max(1, Math.round((count * seconds) / taken));
    count = Math.max(count + 1, Math.min(10 * count, Math.ceil((count * seconds) / Math.max(taken, 1e-9))));
  }
}
