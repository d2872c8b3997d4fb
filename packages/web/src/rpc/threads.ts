// The threads of a session. The page makes them, not the worker that they help: in Firefox, a worker that makes another
// was seen to hang after others had been ended.

import { silent, workerAt } from './createWorker.ts';
import { type Asset, fetchChecked } from './fetchVerified.ts';
import type { ThreadStart } from './protocol.ts';
import { SessionError } from './sessionError.ts';

export interface Crew {
  /** Starts a thread; nothing waits for it. */
  add(start: ThreadStart): void;
  /** Ends them all. */
  dispose(): void;
}

/** No threads yet; `failed` is called if one cannot be started or dies. */
export function createCrew(script: Asset, failed: (error: SessionError) => void): Crew {
  const threads = new Set<Worker>();
  let disposed = false;
  let checked: Promise<Response> | undefined;

  async function start(begin: ThreadStart): Promise<void> {
    checked ??= fetchChecked(script);
    const silence = silent(await checked);
    if (disposed) return;
    const thread = workerAt(script.url, { type: 'module' });
    threads.add(thread);
    thread.onerror = (event) => {
      event.preventDefault();
      const reason = event.message || silence;
      failed(new SessionError('worker', `thread: expected it to live, got ${reason}.`));
    };
    thread.postMessage(begin);
  }

  return {
    add: (begin) => void start(begin).catch(failed),
    dispose() {
      disposed = true;
      for (const thread of threads) thread.terminate();
      threads.clear();
    },
  };
}
