// A run in a worker, without any page: open it, pull its events, close it.
import type { ConfigInput, TrainEvent } from '@ganvil/core';
import type { Reply, Request } from './messages.ts';

export type Opened = Extract<Reply, { type: 'opened' }>;

/** One run. Nothing is computed that was not asked for: who stops asking has paused it. */
export interface Session {
  readonly opened: Opened;
  /** At least one event, then as many as come within `milliseconds`; empty after the last. */
  next(milliseconds: number): Promise<TrainEvent[]>;
  /** Ends the worker; a `next` under way never resolves. */
  close(): void;
}

/** Starts a run of `preset` with the settings `input` in `worker`. Rejects with a one-line message if they do not fit. */
export async function openSession(worker: Worker, preset: string, input: ConfigInput): Promise<Session> {
  const waiting: { resolve(reply: Reply): void; reject(error: Error): void }[] = [];
  worker.onmessage = ({ data }: MessageEvent<Reply>) => {
    const asked = waiting.shift();
    if (data.type === 'failed')
      asked?.reject(new Error(data.mistake ? data.message : `bug: ${data.message}`));
    else asked?.resolve(data);
  };
  worker.onerror = (event) => {
    for (const asked of waiting.splice(0)) asked.reject(new Error(`worker: ${event.message}`));
  };
  const ask = <T extends Reply['type']>(request: Request) =>
    new Promise<Extract<Reply, { type: T }>>((resolve, reject) => {
      waiting.push({ resolve: resolve as (reply: Reply) => void, reject });
      worker.postMessage(request);
    });
  const opened = await ask<'opened'>({ type: 'open', preset, input });
  return {
    opened,
    next: async (milliseconds) => (await ask<'events'>({ type: 'next', milliseconds })).events,
    close: () => worker.terminate(),
  };
}
