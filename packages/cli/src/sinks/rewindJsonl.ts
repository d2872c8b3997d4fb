import { closeSync, existsSync, openSync, readFileSync, readSync } from 'node:fs';
import { atomicWrite } from '../node/atomicWrite.ts';
import { addPath } from '../node/retry.ts';
import { withPath } from '../node/withPath.ts';
import { inRun } from '../run/directory.ts';

const PIECE = 1 << 20; // bytes read at a time

/** What the log says of the time up to a checkpoint. */
export interface Rewound {
  /** Of the last evaluation. */
  readonly metrics: Record<string, number>;
  /** Whether the line of the checkpoint itself is there. */
  readonly logged: boolean;
  /** Whether the end of a finished run follows it, and nothing else. */
  readonly ended: boolean;
}

interface Log extends Rewound {
  readonly text: Buffer;
  /** What stays of it. */
  readonly left: Buffer;
  /** Lines that are none. */
  readonly damaged: number;
  /** Step of the last line that stays. */
  readonly last: number;
}

/** How far a log is cut back. */
export interface Cut {
  /** Of the checkpoint. */
  readonly step: number;
  /** Where the log begins: the step of the file that the run was made from, else 0. */
  readonly since: number;
  readonly logEvery: number;
  /** Whether a report is made at that step even if the run goes on after it. */
  readonly due: (type: string) => boolean;
}

/** Reads the log up to a checkpoint. Of the reports at that very step only those count that are `due` there anyway. */
export function readLog(run: string, step: number, due: (type: string) => boolean): Log {
  const path = inRun.events(run);
  const text = existsSync(path) ? withPath(path, () => readFileSync(path)) : Buffer.alloc(0);
  const parts: Buffer[] = [];
  let [metrics, logged, from, damaged, last] = [{}, false, 0, 0, 0];
  for (let end = text.indexOf(10); end >= 0 && !logged; end = text.indexOf(10, from)) {
    const event = parseLine(text.toString('utf8', from, end));
    if (event && (event.type === 'end' || event.step > step)) break;
    const line = text.subarray(from, end + 1);
    from = end + 1;
    if (!event) {
      damaged++;
      continue;
    }
    if (event.type === 'evaluation') metrics = event.metrics ?? {};
    const report = event.step === step && ['sample', 'evaluation', 'checkpoint'].includes(event.type);
    if (!report || due(event.type)) parts.push(line);
    logged = event.type === 'checkpoint' && event.step === step;
    last = event.step;
  }
  const end = parseLine(text.toString('utf8', from).replace(/\n$/, ''));
  const ended = logged && damaged === 0 && end?.type === 'end' && end.reason === 'finished';
  return { text, left: Buffer.concat(parts), metrics, logged, ended, damaged, last };
}

/**
 * Cuts the log back to the state at a checkpoint: what came after is computed again, also reports that are not `due`
 * at that step, but were made because the run was stopped or meant to end there. Damaged lines are left out, and lines
 * that are missing stay so: `warn` is told of both.
 */
export async function rewindJsonl(
  run: string,
  { step, since, logEvery, due }: Cut,
  warn: (line: string) => void,
): Promise<Rewound> {
  const path = inRun.events(run);
  const log = readLog(run, step, due);
  if (log.damaged > 0) warn(`ganvil: warning: ${path}: ${log.damaged} damaged lines are left out.`);
  const last = Math.max(log.last, since);
  if (step > 0 && !log.logged && last < step - logEvery) {
    warn(
      `ganvil: warning: ${path}: expected the log up to step ${step}, got it up to ${last}; what is missing is not computed again.`,
    );
  }
  if (!log.left.equals(log.text)) await atomicWrite(path, log.left, { warn });
  return log;
}

function parseLine(
  line: string,
): { type: string; step: number; metrics?: Record<string, number>; reason?: string } | undefined {
  try {
    const value = JSON.parse(line);
    return typeof value?.type === 'string' && Number.isSafeInteger(value.step) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Whether the log knows of a checkpoint: then there must be one. Read in pieces, for a log may be long. */
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
