// The messages between page and a lesson's worker. A request is { type, ...fields }. Replies come in the order of requests, with the same type and the
// fields of `lessonReplies`, or { type: 'failed', code, message }. Both sides check every message.
import { asset, checkFields, failureOf, protocolError } from './protocol.ts';
import { SessionError } from './sessionError.ts';
import {
  boolean,
  bytes,
  count,
  type Fields,
  isObject,
  number,
  type ObjectOf,
  object,
  optional,
  record,
  text,
} from './validate.ts';

/** The fields of each type of request. */
export const lessonRequests = {
  /** Makes a lesson ready; its runs make `share` of their training steps. */
  open: {
    lesson: text,
    seed: count,
    share: number,
    /** The version of the package. */
    version: text,
    wasm: object({ scalar: asset, simd: asset, fma: asset }),
    ...{ readers: asset, figures: asset },
  },
  /** Runs the next step. */
  next: {},
  /** Checks an answer to the task, by default the one of theory. */
  check: { answer: optional(number) },
} as const satisfies Record<string, Fields>;

/** What a step has found: numbers, figures as SVG in UTF-8, the texts of PNGs of them, and other files by name with their ending. */
const found = object({
  numbers: record(number),
  figures: record(bytes),
  texts: record(record(text)),
  files: record(bytes),
});

/** The fields of each type of reply. */
export const lessonReplies = {
  open: {},
  /** Without `found` after the last step. The digest is that of all steps so far. */
  next: { found: optional(found), digest: text },
  check: { answer: number, expected: number, measured: number, limit: number, holds: boolean },
} as const satisfies Record<keyof typeof lessonRequests, Fields>;

/** What a page can ask of a lesson's worker. */
export type LessonRequestType = keyof typeof lessonRequests;
/** The fields of a request. */
export type LessonRequest<T extends LessonRequestType> = ObjectOf<(typeof lessonRequests)[T]>;
/** The fields of its reply. */
export type LessonReply<T extends LessonRequestType> = ObjectOf<(typeof lessonReplies)[T]>;

/** A checked request. Throws a SessionError 'protocol'. */
export function parseLessonRequest(value: unknown): { type: LessonRequestType } & Record<string, unknown> {
  const type = isObject(value) ? (value.type as LessonRequestType) : undefined;
  if (!type || !Object.hasOwn(lessonRequests, type)) throw protocolError('a known request', type);
  checkFields(lessonRequests[type], value as Record<string, unknown>);
  return value as { type: LessonRequestType };
}

/** The reply to a request of a type. Throws a SessionError: what the worker said, or 'protocol'. */
export function parseLessonReply<T extends LessonRequestType>(type: T, value: unknown): LessonReply<T> {
  const failure = isObject(value) ? failureOf(value) : undefined;
  if (failure) throw new SessionError(failure.code, failure.message, failure.cause);
  if (!isObject(value) || value.type !== type) throw protocolError(`a reply to ${type}`, value);
  checkFields(lessonReplies[type], value);
  return value as LessonReply<T>;
}
