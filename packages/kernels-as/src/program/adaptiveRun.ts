import type { Run } from './commandBuffer.ts';

/** Milliseconds of a probe, at least: enough for a sleeping thread to be awake for most of it. */
const PROBE_MS = 4;
/** A probe takes one part in so many of the time. */
const PROBE_RATIO = 40;
/** The number of latest runs whose median is the estimate of a way. */
const HISTORY = 9;

/** A run of so many milliseconds is followed by a new choice at once, not only after the next probe. */
const LONG_RUN_MS = 1;

interface Program {
  /** Milliseconds of the latest runs, by way. */
  readonly times: [number[], number[]];
  fast: 0 | 1;
}

/**
 * Runs programs by the faster of two ways that give the same results, going by the times that each has taken: more
 * threads are slower than one where other programs keep the processors busy. Every now and then all programs try their
 * other way for a while, so that the threads are as awake as they would be. Single commands go the first way; a program
 * starts on the second. `now` gives milliseconds.
 */
export function adaptiveRun(first: Run, second: Run, now: () => number = () => performance.now()): Run {
  const ways = [first, second];
  const programs = new Map<number, Program>();
  let trying = false;
  let left = PROBE_MS; // milliseconds until trying changes
  let tried = 0; // runs of this trial

  /** A trial begins or ends. */
  function change(took: number): void {
    trying = !trying;
    left = trying ? PROBE_MS : PROBE_RATIO * took;
    tried = 0;
    for (const program of programs.values()) {
      choose(program);
      if (trying) program.times[1 - program.fast].length = 0;
    }
  }

  return (at, count) => {
    if (count === 1) return first(at, count);
    let program = programs.get(at);
    if (!program) programs.set(at, (program = { times: [[], []], fast: 1 }));
    const way = trying ? 1 - program.fast : program.fast;
    const begun = now();
    const done = ways[way](at, count);
    const time = now() - begun;
    const times = program.times[way];
    if (times.push(time) > HISTORY) times.shift();
    if (!trying && time > LONG_RUN_MS) choose(program);
    left -= time;
    tried++;
    if (left <= 0 && !(trying && tried < programs.size)) change(PROBE_MS - left);
    return done;
  };
}

function choose(program: Program): void {
  const [a, b] = program.times.map(median);
  if (a !== b) program.fast = a < b ? 0 : 1;
}

/** The median; Infinity if there are no times, so that a way that has not been measured is never the faster one. */
function median(times: readonly number[]): number {
  if (times.length === 0) return Number.POSITIVE_INFINITY;
  return [...times].sort((a, b) => a - b)[times.length >> 1];
}
