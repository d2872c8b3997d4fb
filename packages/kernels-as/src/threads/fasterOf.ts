import type { Run } from '../commands.ts';

/** Every how many runs the slower way is tried again. */
const RETRY = 16;
/** What the latest run counts for in the time that is expected of a way. */
const WEIGHT = 0.25;

/**
 * Runs programs by the faster of two ways that give the same results, going by the times that each has taken: more
 * threads are slower than one where other programs keep the processors busy. Single commands go the first way.
 */
export function fasterOf(first: Run, second: Run): Run {
  const ways = [first, second];
  const programs = new Map<number, { runs: number; times: number[] }>();
  return (at, count) => {
    if (count === 1) return first(at, count);
    let program = programs.get(at);
    if (!program) programs.set(at, (program = { runs: 0, times: [0, 0] }));
    const { times } = program;
    const fast = times[0] <= times[1] ? 0 : 1;
    const way = program.runs++ % RETRY === 0 ? 1 - fast : fast;
    const begun = performance.now();
    const done = ways[way](at, count);
    const time = performance.now() - begun;
    times[way] = times[way] === 0 ? time : times[way] + WEIGHT * (time - times[way]);
    return done;
  };
}
