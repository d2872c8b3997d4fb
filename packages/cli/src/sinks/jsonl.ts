import { closeSync, existsSync, fsyncSync, openSync, readFileSync } from 'node:fs';
import type { TrainEvent } from '@ganvil/core';
import { atomicWrite } from '../run/atomicWrite.ts';
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
    if (event.type === 'notice' || (event.type === 'start' && event.step > 0)) return;
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

/** What stays of the log. */
export interface Rewound {
  /** Of the last evaluation. */
  readonly metrics: Record<string, number>;
  /** Whether the line of the checkpoint itself is there. */
  readonly logged: boolean;
}

/**
 * Cuts the log back to the state at a checkpoint: what came after is computed again. Of the reports at that very step
 * only those stay that are `due` there anyway, not because the run was stopped or meant to end there.
 */
export async function rewindJsonl(
  run: string,
  step: number,
  due: (type: string) => boolean,
): Promise<Rewound> {
  const path = inRun.events(run);
  const text = existsSync(path) ? readFileSync(path) : Buffer.alloc(0);
  const parts: Buffer[] = [];
  let [metrics, logged, from] = [{}, false, 0];
  for (let end = text.indexOf(10); end >= 0 && !logged; end = text.indexOf(10, from)) {
    const event = parseLine(text.toString('utf8', from, end));
    if (!event || event.type === 'end' || event.step > step) break;
    if (event.type === 'evaluation') metrics = event.metrics ?? {};
    const report = event.step === step && ['sample', 'evaluation', 'checkpoint'].includes(event.type);
    if (!report || due(event.type)) parts.push(text.subarray(from, end + 1));
    logged = event.type === 'checkpoint' && event.step === step;
    from = end + 1;
  }
  const left = Buffer.concat(parts);
  if (!left.equals(text)) await atomicWrite(path, left, 0o666);
  return { metrics, logged };
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
