// The threads of a session. The page makes them, not the worker that they help: in Firefox, a worker that makes another
// was seen to hang after others had been ended.

import { createWorker, silentFailureReason } from './createWorker.ts';
import { type Asset, fetchVerified } from './fetchVerified.ts';
import type { ThreadStart } from './protocol.ts';
import { SessionError } from './sessionError.ts';

export interface Threads {
  /** Starts a thread; nothing waits for it. */
  start(start: ThreadStart): void;
  /** Ends them all. */
  dispose(): void;
}

/** No threads yet; `failed` is called if one cannot be started or dies. */
export function createThreads(script: Asset, failed: (error: SessionError) => void): Threads {
  const threads = new Set<Worker>();
  let disposed = false;
  let checked: Promise<Response> | undefined;

  async function start(begin: ThreadStart): Promise<void> {
    checked ??= fetchVerified(script);
    const silence = silentFailureReason(await checked);
    if (disposed) return;
    const thread = createWorker(script.url, { type: 'module' });
    threads.add(thread);
    thread.onerror = (event) => {
      event.preventDefault();
      const reason = event.message || silence;
      failed(new SessionError('worker', `thread: expected it to live, got ${reason}.`));
    };
    thread.postMessage(begin);
  }

  return {
    start: (begin) => void start(begin).catch(failed),
    dispose() {
      disposed = true;
      for (const thread of threads) thread.terminate();
      threads.clear();
    },
  };
}
