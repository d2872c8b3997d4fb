// A lesson in a worker, without a view.
import { type Assets, resolveAssets, startWorker } from '../rpc/assets.ts';
import {
  type LessonReply,
  type LessonRequest,
  type LessonRequestType,
  parseLessonReply,
} from '../rpc/lessonProtocol.ts';
import { SessionError } from '../rpc/sessionError.ts';
import type { LessonText } from './lessonText.ts';
import type { SessionOptions } from './types.ts';

/** The version of the package; inserted by the build. */
declare const VERSION: string;

/** How a lesson runs. */
export interface LessonOptions extends Pick<SessionOptions, 'assets' | 'integrity'> {
  /** Seed of its runs. Default 0. */
  readonly seed?: number;
  /** The share of their training steps that its runs make, above 0, at most 1: to look through it. Its task need not hold then. */
  readonly share?: number;
}

/** What a step has found. */
export interface LessonFindings {
  readonly numbers: Readonly<Record<string, number>>;
  /** SVG in UTF-8 by name, with the bytes that `ganvil lesson` writes. */
  readonly figures: Readonly<Record<string, Uint8Array<ArrayBuffer>>>;
  /** By the name of a figure: the text chunks of a PNG of it, for `figurePng`. */
  readonly texts: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Sounds and films by name with their ending. */
  readonly files: Readonly<Record<string, Uint8Array<ArrayBuffer>>>;
}

/** An answer to a lesson's task beside what was measured. */
export type LessonAnswer = LessonReply<'check'>;

/** A lesson, taken at the learner's pace. */
export interface LessonSession {
  readonly text: LessonText;
  /** Runs the next step; undefined after the last. Rejects with a SessionError. */
  next(): Promise<LessonFindings | undefined>;
  /** Checks an answer to the task, by default the one of theory, after the last step. */
  check(answer?: number): Promise<LessonAnswer>;
  /** SHA-256 over all that the steps so far have found: that of `ganvil lesson` after the last step. */
  readonly digest: string;
  /** Ends its worker, in the middle of a step too. */
  dispose(): void;
}

/** The names of all lessons, and what they say; loaded with the first one. */
export const lessonTable = async (): Promise<Readonly<Record<string, LessonText>>> =>
  (await import('../../build/lessons.ts')).lessonTexts;

/** Opens a lesson in a worker of its own. Rejects with a SessionError: 'config' for one that there is not, 'worker' or 'integrity'. */
export async function openLesson(lesson: string, options: LessonOptions = {}): Promise<LessonSession> {
  const { seed = 0, share = 1 } = options;
  const table = await lessonTable();
  if (!Object.hasOwn(table, lesson)) {
    const known = Object.keys(table).join(', ');
    throw new SessionError('config', `lesson: expected one of ${known}, got "${lesson}".`);
  }
  if (!(share > 0 && share <= 1))
    throw new SessionError('config', `share: expected a number above 0, at most 1, got ${share}.`);
  const assets = resolveAssets(options.assets, options.integrity);
  const { worker, defaultReason } = await startWorker(assets['worker-lessons.js']);
  const { request, dispose } = requestsTo(worker, defaultReason);
  try {
    await request('open', { lesson, seed, share, version: VERSION, ...filesOf(assets) });
  } catch (error) {
    dispose();
    throw error;
  }
  let digest = '';
  return {
    text: table[lesson],
    async next() {
      const reply = await request('next', {});
      if (reply.found) digest = reply.digest;
      return reply.found as LessonFindings | undefined;
    },
    check: (answer) => request('check', { answer }),
    get digest() {
      return digest;
    },
    dispose,
  };
}

const filesOf = (assets: Assets) => ({
  wasm: { scalar: assets['scalar.wasm'], simd: assets['simd.wasm'], fma: assets['fma.wasm'] },
  readers: assets['readers.js'],
  figures: assets['figures.js'],
});

interface Pending {
  resolve(data: unknown): void;
  reject(error: SessionError): void;
}

/** Requests to a worker, which answers them in order, until it fails or `dispose` ends it. */
function requestsTo(worker: Worker, defaultReason: string) {
  const pending: Pending[] = [];
  let closed: SessionError | undefined;
  const close = (error: SessionError): void => {
    closed ??= error;
    worker.terminate();
    for (const { reject } of pending.splice(0)) reject(closed);
  };
  worker.onmessage = ({ data }) => pending.shift()?.resolve(data);
  worker.onerror = (event) => {
    event.preventDefault();
    close(new SessionError('worker', `The worker failed: ${event.message || defaultReason}.`));
  };
  const request = async <T extends LessonRequestType>(type: T, fields: LessonRequest<T>) => {
    if (closed) throw closed;
    const reply = await new Promise<unknown>((resolve, reject) => {
      pending.push({ resolve, reject });
      worker.postMessage({ type, ...fields });
    });
    return parseLessonReply(type, reply);
  };
  return { request, dispose: () => close(new SessionError('disposed', 'The lesson has been closed.')) };
}
