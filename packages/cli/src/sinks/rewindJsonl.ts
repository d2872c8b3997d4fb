import { closeSync, existsSync, openSync, readFileSync, readSync } from 'node:fs';
import { atomicWrite } from '../node/atomicWrite.ts';
import { addPath } from '../node/retry.ts';
import { withPath } from '../node/withPath.ts';
import { inRun } from '../run/directory.ts';
import { isComplete } from '../run/isComplete.ts';

const ROLLBACK = '{"type":"rollback"';
const PIECE = 1 << 20; // bytes read at a time

/** The contents of the log up to a checkpoint. */
export interface Rewound {
  /** Metrics of the last evaluation. */
  readonly metrics: Record<string, number>;
  /** Whether the checkpoint itself is logged. */
  readonly logged: boolean;
  /** Whether only the end of a finished run follows it. */
  readonly ended: boolean;
}

interface Log extends Rewound {
  readonly text: Buffer;
  /** The part that is kept. */
  readonly left: Buffer;
  /** Number of invalid lines. */
  readonly damaged: number;
  /** Step of the last line that is kept. */
  readonly last: number;
}

/** How far to cut the log back. */
export interface Cut {
  /** Step of the checkpoint. */
  readonly step: number;
  /** Step where the log starts: that of the checkpoint file that the run was created from, else 0. */
  readonly since: number;
  readonly logEvery: number;
  /** How often the run had gone back at that checkpoint. */
  readonly rollbacks?: number;
  /** Whether a report of a type is due at that step if it is not the last one. */
  readonly due: (type: string) => boolean;
}

/**
 * Reads the log up to a checkpoint. Reports at the step of the checkpoint are kept only if they are `due` there. Lines before the last of `rollbacks` are of steps that the run
 * has gone back from; they are kept.
 */
export function readLog(run: string, step: number, due: (type: string) => boolean, rollbacks = 0): Log {
  const path = inRun.events(run);
  const text = existsSync(path) ? withPath(path, () => readFileSync(path)) : Buffer.alloc(0);
  const parts: Buffer[] = [];
  let [metrics, logged, from, damaged, last] = [{}, false, 0, 0, 0];
  const gone = goneBack(text, rollbacks);
  for (let end = text.indexOf(10); end >= 0 && !logged; end = text.indexOf(10, from)) {
    const event = parseLine(text.toString('utf8', from, end));
    const abandoned = end <= gone;
    if (!abandoned && event && (event.type === 'end' || event.step > step)) break;
    const line = text.subarray(from, end + 1);
    from = end + 1;
    if (!event) {
      damaged++;
      continue;
    }
    if (event.type === 'evaluation') metrics = event.metrics ?? {};
    if (abandoned) {
      parts.push(line);
      continue;
    }
    const report = event.step === step && ['sample', 'evaluation', 'checkpoint'].includes(event.type);
    if (!report || due(event.type)) parts.push(line);
    logged = event.type === 'checkpoint' && event.step === step;
    last = event.step;
  }
  const end = parseLine(text.toString('utf8', from).replace(/\n$/, ''));
  const ended = logged && damaged === 0 && end?.type === 'end' && isComplete(end.reason);
  return { text, left: Buffer.concat(parts), metrics, logged, ended, damaged, last };
}

/** Where the line of a rollback by its number ends; -1 where there is none. */
function goneBack(text: Buffer, count: number): number {
  if (count === 0) return -1;
  for (
    let at = text.lastIndexOf(ROLLBACK);
    at >= 0;
    at = at === 0 ? -1 : text.lastIndexOf(ROLLBACK, at - 1)
  ) {
    const end = text.indexOf(10, at);
    if (end >= 0 && parseLine(text.toString('utf8', at, end))?.count === count) return end;
  }
  return -1;
}

/**
 * Cuts the log back to a checkpoint. Everything after it is computed again, and so are reports at its step that are not `due`,
 * but were made because the run was stopped or was to end there. Damaged lines are removed, missing lines remain missing; both
 * are reported to `warn`.
 */
export async function rewindJsonl(
  run: string,
  { step, since, logEvery, due, rollbacks }: Cut,
  warn: (line: string) => void,
): Promise<Rewound> {
  const path = inRun.events(run);
  const log = readLog(run, step, due, rollbacks);
  if (log.damaged > 0) warn(`ganvil: warning: ${path}: removed ${log.damaged} damaged lines.`);
  const last = Math.max(log.last, since);
  if (step > 0 && !log.logged && last < step - logEvery) {
    warn(
      `ganvil: warning: ${path}: expected lines up to step ${step}, got them up to ${last}; the missing lines are not computed again.`,
    );
  }
  if (!log.left.equals(log.text)) await atomicWrite(path, log.left, { warn });
  return log;
}

function parseLine(
  line: string,
):
  | { type: string; step: number; metrics?: Record<string, number>; reason?: string; count?: number }
  | undefined {
  try {
    const value = JSON.parse(line);
    return typeof value?.type === 'string' && Number.isSafeInteger(value.step) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Whether the log names a checkpoint: then one must exist. Read in pieces, because a log may be long. */
export function logNamesCheckpoint(run: string): boolean {
  const path = inRun.events(run);
  if (!existsSync(path)) return false;
  const sign = '\n{"type":"checkpoint"';
  const file = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(PIECE);
    for (let tail = '', read = 1; read > 0; ) {
      read = readSync(file, bytes, 0, PIECE, null);
      const text = tail + bytes.toString('latin1', 0, read);
      if (text.includes(sign)) return true;
      tail = text.slice(-sign.length);
    }
    return false;
  } catch (error) {
    throw addPath(path, error);
  } finally {
    closeSync(file);
  }
}
