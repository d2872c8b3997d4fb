// The threads of one backend, and their end. What they do is assembly/threads.ts.

import type { Heap } from '../memory/heap.ts';
import { fasterOf } from '../program/adaptiveRun.ts';
import type { Run } from '../program/commandBuffer.ts';
import type { Spawn, ThreadStart } from './thread.ts';

/** Words of the pool, as assembly/threads.ts lays them out. */
const COMMANDS = 1;
const STOP = 64;
const DEAD = 65;
const WORDS = 66;

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

/** Starts `count` - 1 threads. They join in as soon as they are up; until then the others do their work. */
export function startPool(shared: Shared, count: number, spawn: Spawn): Pool {
  const { memory, kernels, threads, heap, own } = shared;
  const at = heap.allocate(4 * WORDS);
  const words = heap.i32(at, WORDS).fill(0);
  const host = { sleep: (offset: number, value: number) => void Atomics.wait(words, offset / 4, value, NAP) };
  const imports = { env: { memory }, kernels: own.exports, host };
  const runOnAll = new WebAssembly.Instance(threads, imports).exports.runOnAll as RunOnAll;
  let died: string | undefined;
  const lost = (reason: string): void => {
    died ??= reason;
    Atomics.store(words, DEAD, 1);
  };
  const running = Array.from({ length: count - 1 }, (_, i) =>
    spawn({ memory, kernels, threads, pool: at, index: i + 1 }, lost),
  );
  const together: Run = (program, commands) => {
    const done = runOnAll(at, count, program, commands);
    if (done >= 0) return done;
    lost('it did not finish its work');
    throw new Error(`threads: expected ${count} to live, got one that died: ${died}; use 1 thread.`);
  };
  return {
    run: fasterOf(together, own.exports.run as Run),
    dispose() {
      Atomics.store(words, STOP, 1);
      Atomics.add(words, COMMANDS, 1);
      Atomics.notify(words, COMMANDS);
      for (const thread of running) thread.terminate();
      // The pool's words stay: a thread may look at them once more before it ends.
    },
  };
}
