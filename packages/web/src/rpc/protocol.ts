// The messages between page and worker. A request is { id, type, ...fields }. It has one reply: the same id and type with
// the fields of `repliesFor`, or { id, type: 'failed', code, message }. Both sides check every message.
import type { Config, ConfigInput, NetworkRow, UnitLayer, UpdateParts } from '@ganvil/core';
import { eventOf, samples, settingValue } from './events.ts';
import { SessionError, sessionErrorCodes } from './sessionError.ts';
import {
  boolean,
  bytes,
  type Check,
  count,
  type Fields,
  firstInvalidField,
  floats,
  integers,
  isObject,
  list,
  number,
  type ObjectOf,
  object,
  oneOf,
  optional,
  record,
  scalar,
  text,
} from './validate.ts';

const shape = list(count, 4);
/** Weights of G: averaged by default. */
const weights = optional(oneOf('averaged', 'current'));
/** A file of the package: its address, and its hash or ''. */
export const asset = object({ url: text, integrity: text });

/** The fields of each type of request. */
export const requests = {
  /** Asks the worker to hold a lock of this name as long as it lives. */
  greet: { lock: text },
  /** Opens the run. The worker checks the settings and the data. */
  open: {
    preset: optional(text),
    input: isObject as Check<ConfigInput & Record<string, unknown>>,
    threads: optional(count),
    points: optional(floats),
    checkpoint: optional(bytes),
    files: optional(list(object({ name: text, bytes }))),
    wasm: object({ scalar: asset, simd: asset, fma: asset }),
    /** Scripts for when they are needed: readers of the user's files, figures, writers of pictures and films, and diagnoses. */
    ...{ readers: asset, figures: asset, pictures: asset, diagnoses: asset },
  },
  /** Trains at least one step, then more until `milliseconds` have passed, at most `steps`. */
  next: { milliseconds: number, steps: number },
  /** Updates one player once, or trains one step: 'all'. */
  step: { player: text },
  /** Updates one player once, and tells what the update did, part by part. */
  parts: { player: text },
  /** The networks of the run, layer by layer, and what units of one give for inputs. */
  networks: {},
  units: { network: text, inputs: floats, most: count, weights },
  /** Without z: the run's fixed latents. Without labels, a conditional G cycles through the classes. */
  sample: { z: optional(floats), labels: optional(integers), weights },
  latents: { seeds: list(count) },
  discriminate: { samples, gradient: boolean },
  /** Samples of the data as the game's encoder and G make them anew. */
  reconstruct: { samples, weights },
  /** The probability of each class. */
  classify: { samples },
  /** Gives a setting another value between two updates. */
  change: { setting: text, value: settingValue },
  checkpoint: {},
  restore: { bytes },
  digest: {},
  evaluate: { weights },
  /** Draws a figure as SVG: by default the first that suits. With `run`, its name, also the text of a PNG of this version and scale. */
  figure: {
    ...{ name: optional(text), panels: optional(text), from: optional(count) },
    ...{ run: optional(text), scale: optional(count), version: text },
  },
  /** A picture of the run's samples, a film of those of several steps, or a film of a walk through latents, as a PNG with its provenance. */
  picture: {
    /** The name of the run, its preset, and the version of the package. */
    ...{ name: text, preset: optional(text), version: text },
    weights,
    /** Samples at several steps, up to the present. */
    film: optional(list(samples)),
    walk: optional(object({ seeds: list(count), frames: count, label: optional(count) })),
  },
} as const satisfies Record<string, Fields>;

const config = isObject as unknown as Check<Config>;

/** What a reply says of a run that was opened, whichever its players. */
const described = {
  config,
  /** Whether the game has a generator. */
  generates: boolean,
  discriminates: boolean,
  reconstructs: boolean,
  classifies: boolean,
  shape,
  /** Samples of the data set, to draw beside the generated ones. */
  real: samples,
  /** The Gaussian peaks of the density of the data, if known. */
  peaks: optional(isObject as unknown as Check<import('../lab/model/tableRows.ts').Peaks>),
  /** Number of modes of the data, 0 if unknown. */
  modes: count,
  /** What the classes of the data are called; their numbers where they have no names. */
  classNames: list(text),
  /** What the columns of points are called. */
  columns: list(text),
};

/** The fields of each type of reply, in a session of these players; by default of any. */
export function repliesFor(players?: readonly string[]) {
  const done = record(count, players); // updates so far
  const progress = { done, step: count, ended: boolean };
  const events = list(eventOf(players));
  const trained = { events, ...progress };
  /** Updates of each player per step, by name in the order of the updates. */
  const schedule = record(count, players);
  return {
    greet: { locked: boolean },
    open: {
      ...described,
      schedule,
      threads: count,
      /** Which of the user's files were not read, and why: a sentence. */
      unread: optional(text),
      ...progress,
    },
    /** Without events after the end. */
    next: trained,
    step: trained,
    parts: { ...trained, parts: isObject as unknown as Check<UpdateParts> },
    networks: { networks: list(isObject as unknown as Check<NetworkRow>) },
    units: { layers: list(isObject as unknown as Check<UnitLayer>) },
    sample: { samples },
    latents: { z: floats },
    discriminate: { logits: floats, gradient: optional(floats) },
    reconstruct: { samples },
    classify: { probabilities: floats },
    change: { events, config, schedule, ...progress },
    checkpoint: { bytes },
    restore: { config, schedule, ...progress },
    digest: { digest: text },
    evaluate: { metrics: record(scalar) },
    figure: { name: text, bytes, text: optional(record(text)) },
    picture: { bytes },
  } as const satisfies Record<keyof typeof requests, Fields>;
}

/** The fields of each type of reply. */
export type Replies = ReturnType<typeof repliesFor>;
/** What a page can ask of its worker. */
export type RequestType = keyof typeof requests;
/** The fields of a request. */
export type Request<T extends RequestType> = ObjectOf<(typeof requests)[T]>;
/** The fields of its reply. */
export type Reply<T extends RequestType> = ObjectOf<Replies[T]>;

const failed = { code: oneOf(...sessionErrorCodes), message: text, cause: optional(text) };
/** The fields of a reply to a request that failed. */
export type Failure = ObjectOf<typeof failed>;

/** The failure that a reply is, if it is one. Throws a SessionError 'protocol' if it says so wrongly. */
export const failureOf = (value: Record<string, unknown>): Failure | undefined =>
  value.type === 'failed' ? checkFields(failed, value) : undefined;

/** A checked request. Throws a SessionError 'protocol'. */
export function parseRequest(value: unknown): { id: number; type: RequestType } & Record<string, unknown> {
  if (!isObject(value) || !count(value.id)) throw protocolError('a request with an id', value);
  const { type } = value;
  if (typeof type !== 'string' || !Object.hasOwn(requests, type))
    throw protocolError('a known request', type);
  checkFields(requests[type as RequestType], value);
  return value as { id: number; type: RequestType };
}

/** The reply to a request of a type, or its failure as an error. Throws a SessionError 'protocol'. */
export function parseReply<T extends RequestType>(
  type: T,
  value: Record<string, unknown>,
  replies: Replies,
): Reply<T> | SessionError {
  const failure = failureOf(value);
  if (failure) return new SessionError(failure.code, failure.message, failure.cause);
  if (value.type !== type) throw protocolError(`a reply to ${type}`, value.type);
  return checkFields(replies[type] as Fields, value) as Reply<T>;
}

/** A message whose fields pass their checks. Throws a SessionError 'protocol'. */
export function checkFields<F extends Fields>(fields: F, value: Record<string, unknown>): ObjectOf<F> {
  const key = firstInvalidField(fields, value);
  if (key !== undefined) throw protocolError(`a valid ${key} in ${String(value.type)}`, value[key]);
  return value as ObjectOf<F>;
}

/** The error for a message that breaks the protocol: what was expected, and what came instead. */
export function protocolError(expected: string, got: unknown): SessionError {
  const shown = typeof got === 'string' ? JSON.stringify(got.slice(0, 40)) : typeof got;
  return new SessionError('protocol', `message: expected ${expected}, got ${shown}.`);
}
