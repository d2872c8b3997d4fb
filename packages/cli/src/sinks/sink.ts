import type { TrainEvent } from '@ganvil/core';

/** Consumes the events of a run in order; training waits for it. */
export type Sink = (event: TrainEvent) => void | Promise<void>;

/** A sink with an open file. What still waits is written with retries (`patiently`), `once`, or `never`. */
export interface OpenSink {
  readonly sink: Sink;
  close(how: 'patiently' | 'once' | 'never'): Promise<void>;
}
