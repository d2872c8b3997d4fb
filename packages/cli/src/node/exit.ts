import type { BenchError, BenchErrorKind } from '@ganvil/bench';
import type { LostRank } from '@ganvil/core';
import { adviceFor } from './errorAdvice.ts';
import { systemErrorOf } from './systemError.ts';

/** Exit codes, after sysexits.h, so that a scheduler can decide what to do next. */
export const EXIT = {
  done: 0,
  bug: 1,
  /** `ganvil bench compare`: something became slower. */
  slower: 1,
  /** `ganvil verify`: a digest differs from the reference. */
  different: 1,
  /** `ganvil lesson`: the answer is not what was measured. */
  wrongAnswer: 1,
  usage: 64,
  data: 65,
  noInput: 66,
  diverged: 70,
  locked: 73,
  io: 74,
  /** Interrupted, with the state saved: the same command, or `ganvil resume`, resumes the run. */
  interrupted: 75,
  /** Stopped by `--budget`, with the state saved. */
  budget: 76,
  config: 78,
  killed: 130,
} as const;

const BENCH: Readonly<Record<BenchErrorKind, number>> = {
  missing: EXIT.noInput,
  invalid: EXIT.data,
  unsupported: EXIT.config,
};

/** An error that the user can fix, with its exit code. The message is one line. */
export class Failure extends Error {
  readonly code: number;
  constructor(code: number, message: string) {
    super(message);
    this.code = code;
  }
}

/** Exit code and one-line message of an error; `undefined` for a bug. */
export function explain(error: unknown): { code: number; message: string } | undefined {
  if (!(error instanceof Error)) return undefined;
  if (error instanceof Failure) return { code: error.code, message: oneLine(error.message) };
  const lack = outOfMemory(error);
  if (lack !== undefined) return { code: EXIT.config, message: oneLine(lack) };
  if (error.name === 'ConfigError') return { code: EXIT.config, message: oneLine(error.message) };
  if (error.name === 'LostRank')
    return {
      code: (error as LostRank).kind === 'lost' ? EXIT.interrupted : EXIT.io,
      message: oneLine(error.message),
    };
  if (error.name === 'DataError') return { code: EXIT.data, message: oneLine(error.message) };
  if (error.name === 'BenchError')
    return { code: BENCH[(error as BenchError).kind], message: oneLine(error.message) };
  const known = systemErrorOf(error);
  if (known === undefined) return undefined;
  const { name, text, syscall, path } = known;
  return {
    code: EXIT.io,
    message: oneLine(`${path ?? syscall}: ${syscall} failed: ${name} (${text}); ${adviceFor(name)}.`),
  };
}

/** Cures for too little address space (`ulimit -v`). Node 24 then works without guard pages by itself. */
const ADVICE =
  'raise ulimit -v to 24000000, use Node 24 or newer, or set NODE_OPTIONS=--disable-wasm-trap-handler';

/** The message if memory ran out, of the kernels or of Node; undefined for other errors. */
function outOfMemory({ name, message }: Error): string | undefined {
  if (/^memory: expected .* address space for each/.test(message))
    return `${message.replace(/\.$/, '')}; ${ADVICE}.`;
  if (message.startsWith('memory: ')) return message;
  const isEngines = name === 'RangeError' && /allocat|Invalid (typed )?array length/i.test(message);
  return isEngines
    ? `memory: out of memory (${message}); lower batchSize, width, imageSize or the number of samples.`
    : undefined;
}

/** Text from any source (files, names), made safe to print on one line: of a long one the beginning and the end, which says what was got. */
export function oneLine(text: string): string {
  const flat = text.replace(/\s*\n\s*/g, ' ');
  const safe = flat.replace(/\p{Cc}/gu, (c) => `\\x${c.charCodeAt(0).toString(16).padStart(2, '0')}`);
  return safe.length > 600 ? `${safe.slice(0, 400)} ... ${safe.slice(-195)}` : safe;
}
