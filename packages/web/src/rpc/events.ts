// Core's events and samples, as messages hold them.
import type { Samples, TrainEvent } from '@ganvil/core';
import {
  boolean,
  bytes,
  type Check,
  count,
  floats,
  integers,
  isObject,
  list,
  object,
  oneOf,
  optional,
  record,
  scalar,
  text,
} from './validate.ts';

/** Samples. */
export const samples = object({
  shape: list(count, 4),
  count,
  data: floats,
  labels: optional(integers),
}) as Check<Samples>;

/** The value of a setting. */
export const settingValue = (x: unknown): x is string | number | boolean =>
  ['string', 'number', 'boolean'].includes(typeof x);

/** Core's events by type; counts by the names of `players`, or by any names. */
const eventsFor = (players?: readonly string[]): Record<TrainEvent['type'], Check<unknown>> => ({
  start: object({ step: count, config: isObject, parameters: record(count, players) }),
  step: object({ step: count, scalars: record(scalar) }),
  sample: object({ step: count, samples }),
  evaluation: object({ step: count, metrics: record(scalar) }),
  checkpoint: object({ step: count, bytes, digest: text, keeps: object({ best: optional(count) }) }),
  diagnosis: object({ step: count, values: record(scalar), layers: optional(record(scalar)) }),
  alarm: object({ step: count, alarm: text, raised: boolean, message: text }),
  rollback: object({ step: count, to: count, count, times: count, message: text }),
  change: object({ step: count, setting: text, before: settingValue, value: settingValue, message: text }),
  notice: object({ step: count, message: text }),
  end: object({ step: count, reason: oneOf('finished', 'plateau', 'stopped', 'diverged'), digest: text }),
});

/** An event. */
export function eventOf(players?: readonly string[]): Check<TrainEvent> {
  const events = eventsFor(players);
  return (x): x is TrainEvent =>
    isObject(x) && typeof x.type === 'string' && Object.hasOwn(events, x.type)
      ? events[x.type as TrainEvent['type']](x)
      : false;
}
