import { open } from 'node:fs/promises';
import { atomicWrite } from '../node/atomicWrite.ts';
import { withRetries } from '../node/retry.ts';
import { inRun } from '../run/directory.ts';
import { linesOf } from '../run/linesOf.ts';
import { isOfType } from '../run/logLine.ts';
import { rangeOf } from '../run/rangeOf.ts';
import { stepsBetweenLines } from './jsonl.ts';
import { type Log, type Rewound, readLog } from './readLog.ts';

const PIECE = 1 << 20; // bytes copied at a time

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
  if (step > 0 && !log.logged && last < step - stepsBetweenLines(step, logEvery)) {
    warn(
      `ganvil: warning: ${path}: expected lines up to step ${step}, got them up to ${last}; the missing lines are not computed again.`,
    );
  }
  await keepOnly(path, log, warn);
  return log;
}

/** Leaves the kept ranges of the file. A beginning is cut off in place, which needs no room on the disk. */
async function keepOnly(path: string, { kept, size }: Log, warn: (line: string) => void): Promise<void> {
  const [[from, to] = [0, 0]] = kept;
  if (kept.length <= 1 && from === 0) {
    if (to < size) await withRetries(path, () => cutOff(path, to), { warn });
    return;
  }
  await atomicWrite(path, () => copied(path, kept), { warn });
}

async function cutOff(path: string, size: number): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.truncate(size);
    await file.sync();
  } finally {
    await file.close();
  }
}

function* copied(path: string, ranges: Log['kept']): Generator<Uint8Array> {
  for (const [from, to] of ranges)
    for (let at = from; at < to; at += PIECE) yield rangeOf(path, at, Math.min(PIECE, to - at));
}

/** Whether the log names a checkpoint: then one must exist. */
export function logNamesCheckpoint(run: string): boolean {
  for (const { bytes } of linesOf(inRun.events(run))) if (isOfType(bytes, 'checkpoint')) return true;
  return false;
}
