// The worker of a lesson: core's lessons behind the requests of lessonProtocol.ts, one at a time.
import {
  checkTask,
  digestOfLesson,
  type Findings,
  type Lesson,
  type LessonFigure,
  lessonFigureText,
  lessonNumbers,
  lessons,
  resolveConfig,
  startBackend,
  teach,
} from '@ganvil/core';
import { abiVersion } from '@ganvil/kernels-as';
import {
  type LessonReply,
  type LessonRequest,
  type LessonRequestType,
  parseLessonRequest,
} from '../rpc/lessonProtocol.ts';
import { SessionError } from '../rpc/sessionError.ts';
import { toFailure } from './toFailure.ts';
import { transferables } from './transferables.ts';
import { workerAssets } from './workerAssets.ts';

const port = self as unknown as {
  onmessage: (message: { data: unknown }) => void;
  postMessage(reply: unknown, transfer?: Transferable[]): void;
};

/** A lesson that was opened: its steps to come, and what those so far have found. */
interface Opened {
  readonly lesson: Lesson;
  readonly steps: AsyncGenerator<Findings, void>;
  readonly found: Findings[];
  /** What the texts of its figures have in common. */
  readonly about: Pick<LessonFigure, 'lesson' | 'seed' | 'share' | 'versions'>;
}

type Handlers = { [T in LessonRequestType]: (request: LessonRequest<T>) => Promise<LessonReply<T>> };

let opened: Opened | undefined;

function current(): Opened {
  if (!opened) throw new SessionError('protocol', 'message: expected open first, got another request.');
  return opened;
}

const handlers: Handlers = {
  async open({ lesson: name, seed, share, version: ganvil, wasm, readers, figures }) {
    const table: Readonly<Record<string, Lesson>> = lessons;
    if (!Object.hasOwn(table, name)) {
      const known = Object.keys(table).join(', ');
      throw new SessionError('config', `lesson: expected one of ${known}, got "${name}".`);
    }
    Object.assign(workerAssets, { wasm, readers, figures });
    const config = resolveConfig({});
    try {
      await startBackend({ ...config, threads: 1, wide: 'off' });
    } catch (error) {
      throw workerAssets.failure ?? error;
    }
    const versions = { ganvil, abi: abiVersion, numerics: config.numerics };
    const about = { lesson: name, seed, share, versions };
    opened = { lesson: table[name], steps: teach(table[name], seed, share), found: [], about };
    return {};
  },
  async next() {
    const { steps, found, about } = current();
    const { value } = await steps.next();
    if (value) found.push(value);
    const digest = digestOfLesson(found);
    const step = found.length;
    const textOf = (figure: string) => lessonFigureText({ ...about, step, figure, digest });
    return { found: value ? asSent(value, textOf) : undefined, digest };
  },
  async check({ answer }) {
    const { lesson, found } = current();
    if (found.length < lesson.steps.length)
      throw new SessionError('config', 'task: expected all steps before it, got some of them.');
    const numbers = lessonNumbers(found);
    const expected = lesson.task.expected(numbers);
    return { ...checkTask(lesson.task, numbers, answer ?? expected), expected };
  },
};

/** Findings as they cross to the page, which gets copies: those that stay here are part of the digest. */
function asSent(
  { numbers, figures = {}, files = {} }: Findings,
  textOf: (figure: string) => Record<string, string>,
) {
  const encoder = new TextEncoder();
  const drawn = Object.entries(figures).map(([name, svg]) => [name, encoder.encode(svg)] as const);
  const copies = Object.entries(files).map(([name, bytes]) => [name, bytes.slice()] as const);
  return {
    numbers: { ...numbers },
    figures: Object.fromEntries(drawn),
    texts: Object.fromEntries(Object.keys(figures).map((name) => [name, textOf(name)])),
    files: Object.fromEntries(copies),
  };
}

async function answer(message: unknown): Promise<void> {
  try {
    const request = parseLessonRequest(message);
    const reply = await handlers[request.type](request as never);
    port.postMessage({ type: request.type, ...reply }, transferables(reply));
  } catch (error) {
    port.postMessage({ type: 'failed', ...toFailure(error) });
  }
}

let last: Promise<void> = Promise.resolve();
port.onmessage = ({ data }) => {
  last = last.then(() => answer(data));
};
