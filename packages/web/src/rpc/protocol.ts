// What page and worker say to each other. A request is { id, type, ...fields } and has one reply: the same id and type
// with the fields of `replies`, or { id, type: 'failed', code, message }. Both sides check every message.
import type { Config, ConfigInput, Samples, TrainEvent } from '@ganvil/core';
import { SessionError, sessionErrorCodes } from './sessionError.ts';
import {
  boolean,
  bytes,
  type Check,
  count,
  type Fields,
  firstInvalidField,
  floats,
  instanceOf,
  integers,
  isObject,
  list,
  number,
  type ObjectOf,
  object,
  oneOf,
  optional,
  record,
  text,
} from './validate.ts';

const shape = list(count, 3);
const samples = object({ shape, count, data: floats, labels: optional(integers) }) as Check<Samples>;
const done = record(count);
/** Which weights of G: the averaged ones by default. */
const weights = optional(oneOf('averaged', 'current'));
const asset = object({ url: text, integrity: text });

/** The events of core, by type. */
const events: Record<TrainEvent['type'], Check<unknown>> = {
  start: object({ step: count, config: isObject, parameters: record(count) }),
  step: object({ step: count, scalars: record((x): x is number => typeof x === 'number') }),
  sample: object({ step: count, samples }),
  evaluation: object({ step: count, metrics: record((x): x is number => typeof x === 'number') }),
  checkpoint: object({ step: count, bytes, digest: text }),
  notice: object({ step: count, message: text }),
  end: object({ step: count, reason: oneOf('finished', 'stopped', 'diverged'), digest: text }),
};
const event: Check<TrainEvent> = (x): x is TrainEvent =>
  isObject(x) && typeof x.type === 'string' && Object.hasOwn(events, x.type)
    ? events[x.type as TrainEvent['type']](x)
    : false;
const progress = { events: list(event), done, ended: boolean };

export const requests = {
  /** The worker is to hold a lock of this name as long as it lives. */
  greet: { lock: text },
  /** Opens the run. Settings and data are checked in the worker. */
  open: {
    preset: optional(text),
    input: isObject as Check<ConfigInput & Record<string, unknown>>,
    threads: optional(count),
    points: optional(floats),
    checkpoint: optional(bytes),
    files: optional(list(object({ name: text, bytes }))),
    wasm: object({ scalar: asset, simd: asset, fma: asset }),
    /** The script that reads the user's files. */
    readers: asset,
  },
  /** Trains: one step at least, then more until `milliseconds` have gone by, `steps` at most. */
  next: { milliseconds: number, steps: number },
  /** Trains one step, or one player once. */
  step: { which: oneOf('D', 'G', 'both') },
  /** Without z: the run's fixed latents; without labels, a conditional G draws every class in turn. */
  sample: { z: optional(floats), labels: optional(integers), weights },
  latents: { seeds: list(count) },
  discriminate: { samples, gradient: boolean },
  checkpoint: {},
  restore: { bytes },
  digest: {},
  evaluate: { weights },
} as const satisfies Record<string, Fields>;

export const replies = {
  greet: { locked: boolean },
  open: {
    config: isObject as unknown as Check<Config>,
    shape,
    /** Samples of the data set, to draw beside the invented ones. */
    real: samples,
    /** How many peaks the data have, 0 if unknown. */
    modes: count,
    threads: count,
    done,
    ended: boolean,
  },
  /** Empty after the end. */
  next: progress,
  step: progress,
  sample: { samples },
  latents: { z: floats },
  discriminate: { logits: floats, gradient: optional(floats) },
  checkpoint: { bytes },
  restore: { done, ended: boolean },
  digest: { digest: text },
  evaluate: { metrics: record((x): x is number => typeof x === 'number') },
} as const satisfies Record<keyof typeof requests, Fields>;

export type RequestType = keyof typeof requests;
/** The fields of a request, and of its reply. */
export type Request<T extends RequestType> = ObjectOf<(typeof requests)[T]>;
export type Reply<T extends RequestType> = ObjectOf<(typeof replies)[T]>;

const start = {
  memory: instanceOf(WebAssembly.Memory),
  kernels: instanceOf(WebAssembly.Module),
  threads: instanceOf(WebAssembly.Module),
  pool: count,
  index: count,
  dead: count,
  done: count,
};
/** What a thread starts from. */
export type ThreadStart = ObjectOf<typeof start>;
/** What the worker says unasked, with no id: it wants one thread more. */
const spawn = { start: object(start) };

/** What a thread is to start from, if this is a wish for one. Throws a SessionError 'protocol' for half a wish. */
export function parseSpawn(value: unknown): ThreadStart | undefined {
  if (!isObject(value) || value.type !== 'spawn') return undefined;
  return checkFields(spawn, value).start;
}

const failed = { code: oneOf(...sessionErrorCodes), message: text, cause: optional(text) };
export type Failure = ObjectOf<typeof failed>;

/** A request's id and type, checked. Throws a SessionError 'protocol'. */
export function parseRequest(value: unknown): { id: number; type: RequestType } & Record<string, unknown> {
  if (!isObject(value) || !count(value.id)) throw protocolError('a request with an id', value);
  const { type } = value;
  if (typeof type !== 'string' || !Object.hasOwn(requests, type))
    throw protocolError('a known request', type);
  checkFields(requests[type as RequestType], value);
  return value as { id: number; type: RequestType };
}

/** The reply to a request of this type, or its failure as an error. Throws a SessionError 'protocol'. */
export function parseReply<T extends RequestType>(
  type: T,
  value: Record<string, unknown>,
): Reply<T> | SessionError {
  if (value.type === 'failed') {
    const { code, message, cause } = checkFields(failed, value);
    return new SessionError(code, message, cause);
  }
  if (value.type !== type) throw protocolError(`a reply to ${type}`, value.type);
  return checkFields(replies[type], value) as Reply<T>;
}

function checkFields<F extends Fields>(fields: F, value: Record<string, unknown>): ObjectOf<F> {
  const key = firstInvalidField(fields, value);
  if (key !== undefined) throw protocolError(`a good ${key} in ${String(value.type)}`, value[key]);
  return value as ObjectOf<F>;
}

/** The error for a message that is not as agreed. */
export function protocolError(expected: string, got: unknown): SessionError {
  const shown = typeof got === 'string' ? JSON.stringify(got.slice(0, 40)) : typeof got;
  return new SessionError('protocol', `message: expected ${expected}, got ${shown}.`);
}
