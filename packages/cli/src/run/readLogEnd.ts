import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import type { EndReason } from '@ganvil/core';
import { parseLogLine } from './logLine.ts';

const BLOCK = 1 << 16;
const MOST = 1 << 22; // bytes: an evaluation that is further from the end is not looked for

/** The newest events of a log by what they tell. */
export interface LogEnd {
  /** Step of the newest event. */
  readonly step?: number;
  /** Why the newest sitting ended; absent while it has not. */
  readonly reason?: EndReason;
  /** Of the newest logged step. */
  readonly scalars?: Readonly<Record<string, number>>;
  readonly evaluation?: { readonly step: number; readonly metrics: Readonly<Record<string, number>> };
}

/** What the last 4 MiB of an events.jsonl tell, read from the end in blocks. Throws a system error where there is no such file. */
export function readLogEnd(path: string): LogEnd {
  const file = openSync(path, 'r');
  try {
    return newest(linesFromEnd(file));
  } finally {
    closeSync(file);
  }
}

function newest(lines: Iterable<string>): LogEnd {
  let [end, sittingKnown]: [LogEnd, boolean] = [{}, false];
  for (const line of lines) {
    const event = parseLogLine(line);
    if (!event) continue;
    end = { step: event.step, ...end };
    if (!sittingKnown && (event.type === 'start' || event.type === 'end')) {
      end = { ...end, reason: event.reason };
      sittingKnown = true;
    }
    if (event.type === 'step' && !end.scalars) end = { ...end, scalars: event.scalars ?? {} };
    if (event.type === 'evaluation')
      end = { ...end, evaluation: { step: event.step, metrics: event.metrics ?? {} } };
    if (end.evaluation && end.scalars && sittingKnown) break;
  }
  return end;
}

function* linesFromEnd(file: number): Generator<string> {
  const { size } = fstatSync(file);
  const block = Buffer.alloc(BLOCK);
  let rest = Buffer.alloc(0);
  for (let end = size; end > Math.max(0, size - MOST); ) {
    const start = Math.max(0, end - BLOCK);
    const bytes = readSync(file, block, 0, end - start, start);
    const lines = Buffer.concat([block.subarray(0, bytes), rest]);
    const first = start === 0 ? 0 : lines.indexOf(10) + 1;
    if (start > 0 && first === 0)
      rest = lines; // a line that is longer than the block
    else {
      rest = Buffer.from(lines.subarray(0, first));
      yield* lines.subarray(first).toString('utf8').split('\n').reverse();
    }
    end = start;
  }
}
