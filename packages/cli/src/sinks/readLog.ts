import { statSync } from 'node:fs';
import { inRun } from '../run/directory.ts';
import { isComplete } from '../run/isComplete.ts';
import { linesOf } from '../run/linesOf.ts';
import { isOfType, parseLogLine } from '../run/logLine.ts';
import { rangeOf } from '../run/rangeOf.ts';

const LAST = 1 << 16; // bytes in which the last line of a finished run has room

/** The contents of the log up to a checkpoint. */
export interface Rewound {
  /** Metrics of the last evaluation. */
  readonly metrics: Record<string, number>;
  /** Whether the checkpoint itself is logged. */
  readonly logged: boolean;
  /** Whether only the end of a finished run follows it. */
  readonly ended: boolean;
}

/** What of the log is kept. */
export interface Log extends Rewound {
  /** Bytes of the file. */
  readonly size: number;
  /** The bytes that are kept, as ranges in ascending order that do not touch. */
  readonly kept: readonly (readonly [from: number, to: number])[];
  /** Number of invalid lines. */
  readonly damaged: number;
  /** Step of the last line that is kept. */
  readonly last: number;
}

/**
 * Reads the log up to a checkpoint. Reports at the step of the checkpoint are kept only if they are `due` there. Lines before the last of `rollbacks` are of steps that the run
 * has gone back from; they are kept. Changes at the step of the checkpoint are made again.
 */
export function readLog(run: string, step: number, due: (type: string) => boolean, rollbacks = 0): Log {
  const path = inRun.events(run);
  const kept: [number, number][] = [];
  const keep = (from: number, to: number): void => {
    const before = kept.at(-1);
    if (before?.[1] === from) before[1] = to;
    else kept.push([from, to]);
  };
  let [metrics, logged, end, damaged, last] = [{}, false, 0, 0, 0];
  const gone = goneBack(path, rollbacks);
  for (const { bytes, from, to } of linesOf(path)) {
    if (logged) break;
    const event = parseLogLine(bytes.toString());
    const abandoned = to <= gone;
    if (!abandoned && event && (event.type === 'end' || event.step > step)) break;
    end = to;
    if (!event) {
      damaged++;
      continue;
    }
    if (event.type === 'evaluation') metrics = event.metrics ?? {};
    const report = ['sample', 'evaluation', 'checkpoint'].includes(event.type);
    const repeated = event.step === step && (event.type === 'change' || (report && !due(event.type)));
    if (abandoned || !repeated) keep(from, to);
    if (abandoned) continue;
    logged = event.type === 'checkpoint' && event.step === step;
    last = event.step;
  }
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  const ended = logged && damaged === 0 && isEnd(path, end, size);
  return { size, kept, metrics, logged, ended, damaged, last };
}

/** Whether all that follows a place is the line of a finished run. */
function isEnd(path: string, from: number, size: number): boolean {
  if (size - from > LAST) return false;
  const event = parseLogLine(
    rangeOf(path, from, size - from)
      .toString()
      .replace(/\n$/, ''),
  );
  return event?.type === 'end' && isComplete(event.reason);
}

/** Where the line of a rollback by its number ends; 0 where there is none. */
function goneBack(path: string, count: number): number {
  let found = 0;
  if (count === 0) return found;
  for (const { bytes, to } of linesOf(path))
    if (isOfType(bytes, 'rollback') && parseLogLine(bytes.toString())?.count === count) found = to;
  return found;
}
