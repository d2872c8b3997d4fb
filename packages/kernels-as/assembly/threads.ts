// Runs one program on several threads. This is a module of its own; each thread has an instance of it beside its instance of the kernels.
//
// Thread 0 walks the program. A command that is worth it is cut into parts, and each thread that has nothing to do takes
// the next of them, thread 0 too: a thread that is late, asleep or preempted delays no other, it takes fewer parts.
// A part is some of the outputs, never some terms of a sum, so results do not depend on the number of threads.
import { COMMAND, DEAD, DONE, GENERATION, PARTS, SLEEPERS, STOP, TICKET, WAITING } from "./shared/threadPoolWords";

// @ts-ignore: decorator
@external("kernels", "run")
declare function run(p: usize, count: i32): i32;
// @ts-ignore: decorator
@external("kernels", "parts")
declare function partsOf(p: usize, threads: i32): i32;
// @ts-ignore: decorator
@external("kernels", "before")
declare function before(p: usize, count: i32, threads: i32): i32;
// @ts-ignore: decorator
@external("kernels", "part")
declare function partOf(p: usize, part: i32, parts: i32, thread: i32): void;
/**
 * Sleeps while the word of the pool at byte `offset` is `value`: thread 0 for a tenth of a second at most. The host does
 * it, because with `memory.atomic.wait32` here thread 0 was seen to sleep on for ever (Node 20, V8 11.3).
 */
// @ts-ignore: decorator
@external("host", "sleep")
declare function sleep(offset: usize, value: i32): void;

/** Looks at a word before sleeping: some 100 microseconds, about what it takes to wake a thread. */
const SPIN = 100_000;
/** How often thread 0 sleeps without a part getting done: then a thread must be dead. */
const NAPS = 600;

/** Runs `count` commands from `p` as `run` does, on all threads. How many were run; -1 where a thread has died. */
export function runOnAll(pool: usize, threads: i32, p: usize, count: i32): i32 {
  if (atomic.load<i32>(pool, DEAD)) return -1;
  for (let i = 0; i < count; ++i) {
    const small = before(p, count - i, threads);
    const ran = run(p, small);
    i += ran;
    if (ran < small || i == count) return i;
    for (let j = 0; j < small; ++j) p += load<i32>(p, 4);
    if (!share(pool, p, partsOf(p, threads))) return -1;
    p += load<i32>(p, 4);
  }
  return count;
}

/** The main loop of thread `thread`, until the pool is stopped. */
export function work(pool: usize, thread: i32): void {
  while (!atomic.load<i32>(pool, STOP)) {
    while (take(pool, thread)) {}
    rest(pool);
  }
}

/** False where a thread has died. */
function share(pool: usize, p: usize, parts: i32): bool {
  store<usize>(pool, p, COMMAND);
  store<i32>(pool, parts, PARTS);
  atomic.store<i32>(pool, 0, DONE);
  const commands = (atomic.load<i64>(pool, TICKET) >> 32) + 1;
  atomic.store<i64>(pool, (commands << 32) | <i64>parts, TICKET);
  if (atomic.load<i32>(pool, SLEEPERS)) atomic.notify(pool + GENERATION, parts - 1);
  while (take(pool, 0)) {}
  return settle(pool, parts);
}

/** Takes a part and runs it. False where none is left. */
function take(pool: usize, thread: i32): bool {
  let ticket = atomic.load<i64>(pool, TICKET);
  while (<i32>ticket) {
    const found = atomic.cmpxchg<i64>(pool, ticket, ticket - 1, TICKET);
    if (found == ticket) {
      const parts = load<i32>(pool, PARTS);
      partOf(load<usize>(pool, COMMAND), parts - <i32>ticket, parts, thread);
      atomic.add<i32>(pool, 1, DONE);
      if (thread && atomic.load<i32>(pool, WAITING)) atomic.notify(pool + DONE, 1);
      return true;
    }
    ticket = found;
  }
  return false;
}

/** Waits until all parts are done. False where a thread has died. */
function settle(pool: usize, parts: i32): bool {
  for (let i = 0; i < SPIN; ++i) if (atomic.load<i32>(pool, DONE) == parts) return true;
  atomic.store<i32>(pool, 1, WAITING);
  let naps = 0;
  let done = atomic.load<i32>(pool, DONE);
  while (done != parts && naps < NAPS && !atomic.load<i32>(pool, DEAD)) {
    sleep(DONE, done);
    const now = atomic.load<i32>(pool, DONE);
    naps = now == done ? naps + 1 : 0;
    done = now;
  }
  atomic.store<i32>(pool, 0, WAITING);
  return done == parts;
}

/** Waits until there may be a part to take, or the pool is stopped. */
function rest(pool: usize): void {
  for (let i = 0; i < SPIN; ++i) if (<i32>atomic.load<i64>(pool, TICKET)) return;
  atomic.add<i32>(pool, 1, SLEEPERS);
  const ticket = atomic.load<i64>(pool, TICKET);
  if (!<i32>ticket && !atomic.load<i32>(pool, STOP)) sleep(GENERATION, <i32>(ticket >> 32));
  atomic.sub<i32>(pool, 1, SLEEPERS);
}
