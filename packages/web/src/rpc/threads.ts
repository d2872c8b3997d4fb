// The threads of a session. The page makes them, not the worker that uses them: in Firefox, workers made by workers were
// seen to hang after others had been terminated.
import { createWorker, silentFailureReason } from './createWorker.ts';
import { type Asset, fetchVerified } from './fetchVerified.ts';
import { SessionError } from './sessionError.ts';
import type { ThreadStart } from './threadStart.ts';

/** The threads that help a session's worker. */
export interface Threads {
  /** Starts a thread, asynchronously. */
  start(message: ThreadStart): void;
  /** Terminates all of them. */
  dispose(): void;
}

/** An empty set of threads; `onFailure` is called if one cannot be started or dies. */
export function createThreads(script: Asset, onFailure: (error: SessionError) => void): Threads {
  const threads = new Set<Worker>();
  let disposed = false;
  let verified: Promise<Response> | undefined;

  async function start(message: ThreadStart): Promise<void> {
    verified ??= fetchVerified(script);
    const defaultReason = silentFailureReason(await verified);
    if (disposed) return;
    const thread = createWorker(script.url, { type: 'module' });
    threads.add(thread);
    thread.onerror = (event) => {
      event.preventDefault();
      onFailure(new SessionError('worker', `A thread failed: ${event.message || defaultReason}.`));
    };
    thread.postMessage(message);
  }

  return {
    start: (message) => void start(message).catch(onFailure),
    dispose() {
      disposed = true;
      for (const thread of threads) thread.terminate();
      threads.clear();
    },
  };
}
