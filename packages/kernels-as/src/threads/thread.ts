// A thread of the backend. The host makes it: with Node's worker_threads, or a page's Worker.

/** What a thread starts from; can be posted to a worker. */
export interface ThreadStart {
  readonly memory: WebAssembly.Memory;
  readonly kernels: WebAssembly.Module;
  readonly threads: WebAssembly.Module;
  /** Byte address of the pool, and which of its threads this is: 1, 2, ... */
  readonly pool: number;
  readonly index: number;
  /** Byte addresses of the words that tell of a dead thread, and on which thread 0 waits. */
  readonly dead: number;
  readonly done: number;
}

/**
 * Makes a thread that calls `workThread(start)`, at once or later. `died` is to be called if it ends, or fails to start,
 * before `terminate`.
 */
export type Spawn = (start: ThreadStart, died: (reason: string) => void) => { terminate(): unknown };

/**
 * The main function of a thread; returns when the pool is disposed of. It uses nothing outside itself, so hosts may pass
 * its source text instead of a file. If a kernel traps, the other threads are told before it throws.
 */
export function workThread({ memory, kernels, threads, pool, index, dead, done }: ThreadStart): void {
  const words = new Int32Array(memory.buffer);
  const env = {
    memory,
    abort() {
      throw new Error('a kernel aborted');
    },
  };
  const host = {
    sleep: (offset: number, value: number) => void Atomics.wait(words, (pool + offset) / 4, value),
  };
  try {
    const own = new WebAssembly.Instance(kernels, { env });
    const loop = new WebAssembly.Instance(threads, { env, kernels: own.exports, host });
    (loop.exports.work as (pool: number, index: number) => void)(pool, index);
  } catch (error) {
    Atomics.store(words, dead / 4, 1);
    Atomics.notify(words, done / 4);
    throw error;
  }
}
