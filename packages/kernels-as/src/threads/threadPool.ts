// Starts and ends the threads of one backend. What they do is in assembly/threads.ts.

import { DEAD, DONE, GENERATION, POOL_BYTES, STOP } from '../../assembly/shared/threadPoolWords.ts';
import type { Heap } from '../memory/heap.ts';
import { adaptiveRun } from '../program/adaptiveRun.ts';
import type { Run } from '../program/commandBuffer.ts';
import type { Spawn, ThreadStart } from './thread.ts';

/** Milliseconds that thread 0 sleeps at a time. */
const NAP = 100;

/** What threads share, and thread 0's own instance of the kernels. */
export interface Shared extends Pick<ThreadStart, 'memory' | 'kernels' | 'threads'> {
  readonly heap: Heap;
  readonly own: WebAssembly.Instance;
}

type RunOnAll = (pool: number, threads: number, at: number, count: number) => number;

/** Several threads behind one `run`. */
export interface Pool {
  readonly run: Run;
  /** Ends the threads. */
  dispose(): void;
}

/** Starts `count` - 1 threads. Until one is up, the others do its work. */
export function startPool(shared: Shared, count: number, spawn: Spawn): Pool {
  const { memory, kernels, threads, heap, own } = shared;
  const pool = heap.allocate(POOL_BYTES);
  const words = heap.i32(pool, POOL_BYTES / 4).fill(0);
  const host = { sleep: (offset: number, value: number) => void Atomics.wait(words, offset / 4, value, NAP) };
  const imports = { env: { memory }, kernels: own.exports, host };
  const runOnAll = new WebAssembly.Instance(threads, imports).exports.runOnAll as RunOnAll;
  let died: string | undefined;
  const lost = (reason: string): void => {
    died ??= reason;
    Atomics.store(words, DEAD / 4, 1);
  };
  const running = Array.from({ length: count - 1 }, (_, i) =>
    spawn({ memory, kernels, threads, pool, index: i + 1, dead: pool + DEAD, done: pool + DONE }, lost),
  );
  const together: Run = (program, commands) => {
    const done = runOnAll(pool, count, program, commands);
    if (done >= 0) return done;
    lost('it did not finish its work');
    throw new Error(`threads: expected ${count} to live, got one that died: ${died}; use 1 thread.`);
  };
  return {
    run: adaptiveRun(together, own.exports.run as Run),
    dispose() {
      Atomics.store(words, STOP / 4, 1);
      Atomics.add(words, GENERATION / 4, 1);
      Atomics.notify(words, GENERATION / 4);
      for (const thread of running) thread.terminate();
      // The pool's words stay: a thread may look at them once more before it ends.
    },
  };
}
