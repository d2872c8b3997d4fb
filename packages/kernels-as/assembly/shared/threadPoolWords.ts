// The words that threads share, as byte offsets: each in a cache line of its own, but for those that are used together. Read on both
// sides of the border: the host zeroes them, stops the pool and counts the dead.

/** int64: parts that nobody has taken (low half), and how many commands there have been (high half). */
export const TICKET = 0;
/** The high half of TICKET. */
export const GENERATION = 4;
/** Parts that are done. */
export const DONE = 64;
/** Whether thread 0 sleeps until DONE changes. */
export const WAITING = 68;
/** The command, and its parts: fixed from its ticket's writing until all parts are done. */
export const COMMAND = 128;
export const PARTS = 132;
/** Threads that sleep until GENERATION changes. */
export const SLEEPERS = 192;
/** Not 0: the threads end. */
export const STOP = 256;
/** Not 0: a thread has died. */
export const DEAD = 260;
/** Bytes of all of them. */
export const POOL_BYTES = 264;
