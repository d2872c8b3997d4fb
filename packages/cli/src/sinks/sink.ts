import type { TrainEvent } from '@ganvil/core';

/** Reads the events of a run, one after the other; training waits for it. */
export type Sink = (event: TrainEvent) => void | Promise<void>;

/** A sink that holds something open. */
export interface OpenSink {
  readonly sink: Sink;
  close(): void;
}
