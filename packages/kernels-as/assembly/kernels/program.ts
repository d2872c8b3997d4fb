// What a recorded program does besides computing: it reads the inputs of its next step from rows that the host has written ahead, logs
// results in rows, moves the cursor on, and stops at guards.

/** y[i] = queue[cursor[0], i]: the row of n elements of 4 bytes that is next. */
export function takeRow(queue: usize, cursor: usize, y: usize, n: i32): void {
  memory.copy(y, queue + <usize>load<i32>(cursor) * (<usize>n << 2), <usize>n << 2);
}

/** log[cursor[0], column] = x[0]; rows of `width` elements of 4 bytes. */
export function logValue(x: usize, log: usize, cursor: usize, width: i32, column: i32): void {
  store<i32>(log + (<usize>(load<i32>(cursor) * width + column) << 2), load<i32>(x));
}

/** cursor[0] += 1, int32. */
export function increment(cursor: usize): void {
  store<i32>(cursor, load<i32>(cursor) + 1);
}

/** `run` stops before the next command where flag[0] = 0, int32: see build.mjs. */
export function guard(flag: usize): void {}
