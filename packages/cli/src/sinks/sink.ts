import type { TrainEvent } from '@ganvil/core';

/** Reads the events of a run, one after the other; training waits for it. */
export type Sink = (event: TrainEvent) => void | Promise<void>;

/** A sink that holds a file open. What still waits to be written is written `patiently`, tried `once`, or `never`. */
export interface OpenSink {
  readonly sink: Sink;
  close(how: 'patiently' | 'once' | 'never'): Promise<void>;
}
