// What page and worker say to each other: every request has one reply, in order.
import type { Config, ConfigInput, Samples, TrainEvent } from '@ganvil/core';

export type Request =
  /** Opens a run. Settings are checked in the worker. */
  | { type: 'open'; preset: string; input: ConfigInput }
  /** Asks for events: at least one, then as many as come within `milliseconds`. */
  | { type: 'next'; milliseconds: number };

export type Reply =
  /** `real`: samples of the data set, to draw behind the invented ones; `modes`: how many peaks it has, 0 if unknown. */
  | { type: 'opened'; config: Config; real: Samples; modes: number }
  /** Empty after the last event. */
  | { type: 'events'; events: TrainEvent[] }
  /** `mistake`: the message is for the user; otherwise it is a bug. */
  | { type: 'failed'; message: string; mistake: boolean };
