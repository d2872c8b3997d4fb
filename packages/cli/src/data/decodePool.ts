// Pictures decoded on other threads.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import {
  DataError,
  type DecodedPicture,
  type DecodeHow,
  type DecodePicture,
  decodeOnThread,
} from '@ganvil/core';

/** Bytes and number of files that are sent together: small ones are decoded faster than they are sent. */
const [TOGETHER_BYTES, TOGETHER] = [2 ** 17, 32];

/** Megabytes of objects in a thread, beside arrays: one that needs more ends, and its pictures are decoded on the main thread. */
const LIMITS = { maxYoungGenerationSizeMb: 8, maxOldGenerationSizeMb: 128 };

/** A picture file to decode. */
export interface Question {
  readonly id: number;
  readonly bytes: Uint8Array;
  readonly path: string;
  readonly how: DecodeHow;
}

/** The picture, or what is wrong with it: damage of the file, or else a bug. */
export interface Answer {
  readonly id: number;
  readonly decoded?: DecodedPicture;
  readonly error?: string;
  readonly isDamage?: boolean;
}

interface Asked extends Question {
  readonly resolve: (picture: DecodedPicture | Promise<DecodedPicture>) => void;
  readonly reject: (error: Error) => void;
}

interface Thread {
  readonly worker: Worker;
  readonly asked: Map<number, Asked>;
  bytes: number;
}

/** Threads that decode pictures. */
export interface DecodePool {
  readonly decode: DecodePicture;
  close(): void;
}

/** The program of the threads, where it lies beside the command. */
const program = fileURLToPath(new URL('./decodeThread.js', import.meta.url));

/** So many threads, which start with the first picture; undefined where there would be one, or their program is not there. */
export function openDecodePool(threads: number): DecodePool | undefined {
  if (threads < 2 || !existsSync(program)) return undefined;
  let started: Thread[] | undefined;
  let waiting: Asked[] = [];
  let last = 0;
  const flush = (): void => {
    started ??= Array.from({ length: threads }, startThread);
    const batch = waiting;
    waiting = [];
    if (batch.length > 0) send(started, batch);
  };
  return {
    decode(bytes, path, how) {
      return new Promise((resolve, reject) => {
        waiting.push({ id: last++, bytes, path, how, resolve, reject });
        const together = waiting.reduce((sum, { bytes: { length } }) => sum + length, 0);
        if (waiting.length >= TOGETHER || together >= TOGETHER_BYTES) flush();
        else if (waiting.length === 1) setImmediate(flush);
      });
    },
    close() {
      for (const { worker } of started ?? []) void worker.terminate();
      started = [];
    },
  };
}

function startThread(): Thread {
  const worker = new Worker(program, { execArgv: [], resourceLimits: LIMITS });
  const thread: Thread = { worker, asked: new Map(), bytes: 0 };
  worker.unref();
  worker.on('message', (answers: readonly Answer[]) => {
    for (const { id, decoded, error, isDamage } of answers) {
      const asked = thread.asked.get(id);
      if (!asked) continue;
      thread.asked.delete(id);
      thread.bytes -= asked.bytes.length;
      if (decoded) asked.resolve(decoded);
      else asked.reject(isDamage ? new DataError(error!) : new Error(error));
    }
  });
  const died = (): void => {
    thread.bytes = Number.POSITIVE_INFINITY; // no more for this one
    for (const { bytes, path, how, resolve } of thread.asked.values())
      resolve(decodeOnThread(bytes, path, how));
    thread.asked.clear();
  };
  worker.once('error', died).once('exit', died);
  return thread;
}

/** To the thread with the fewest bytes; on this one where all have died. */
function send(threads: readonly Thread[], batch: readonly Asked[]): void {
  const [thread] = [...threads].sort((a, b) => a.bytes - b.bytes);
  if (!thread || thread.bytes === Number.POSITIVE_INFINITY) {
    for (const { bytes, path, how, resolve } of batch) resolve(decodeOnThread(bytes, path, how));
    return;
  }
  for (const asked of batch) {
    thread.asked.set(asked.id, asked);
    thread.bytes += asked.bytes.length;
  }
  thread.worker.postMessage(batch.map(({ id, bytes, path, how }): Question => ({ id, bytes, path, how })));
}
