import { closeSync, fsyncSync, ftruncateSync, openSync, readFileSync } from 'node:fs';
import type { TrainEvent } from '@ganvil/core';
import { inRun, numbered } from '../run/directory.ts';
import { writeAll } from '../run/writeAll.ts';
import type { OpenSink } from './sink.ts';

/**
 * Appends to events.jsonl, one write per line. The log has nothing in it that depends on the clock or on
 * interruptions: a run that was killed and resumed ends with the same bytes as one that was not.
 */
export function openJsonl(run: string): OpenSink & { sync(): void } {
  const path = inRun.events(run);
  const file = openSync(path, 'a', 0o666);
  const sink = (event: TrainEvent): void => {
    if (event.type === 'start' && event.step > 0) return;
    writeAll(file, path, new TextEncoder().encode(`${JSON.stringify(lineOf(event))}\n`));
  };
  return { sink, sync: () => fsyncSync(file), close: () => closeSync(file) };
}

/** An event without its bulk: that lies in files of its own. */
function lineOf(event: TrainEvent): Record<string, unknown> {
  const { type, step } = event;
  if (event.type === 'start') return { type, step, parameters: event.parameters };
  if (event.type === 'sample') return { type, step, file: `samples/${numbered(step)}.png` };
  if (event.type === 'checkpoint') return { type, step, digest: event.digest };
  return { ...event };
}

/**
 * Cuts the log back to the state at a checkpoint: what came after is computed again. Gives the metrics of the last
 * evaluation that stays, and whether the checkpoint itself is there.
 */
export function rewindJsonl(run: string, step: number): { metrics: Record<string, number>; logged: boolean } {
  const path = inRun.events(run);
  const file = openSync(path, 'a+', 0o666);
  try {
    const text = readFileSync(file);
    let [metrics, logged, keep] = [{}, false, 0];
    for (let end = text.indexOf(10); end >= 0; end = text.indexOf(10, keep)) {
      const event = parseLine(text.toString('utf8', keep, end));
      if (!event || event.type === 'end' || event.step > step) break;
      if (event.type === 'evaluation') metrics = event.metrics ?? {};
      keep = end + 1;
      logged = event.type === 'checkpoint' && event.step === step;
      if (logged) break;
    }
    if (keep < text.length) ftruncateSync(file, keep);
    return { metrics, logged };
  } finally {
    closeSync(file);
  }
}

function parseLine(
  line: string,
): { type: string; step: number; metrics?: Record<string, number> } | undefined {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
