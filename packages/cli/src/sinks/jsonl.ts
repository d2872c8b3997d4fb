import { type Config, diagnoseEvery, type TrainEvent } from '@ganvil/core';
import { openAppender } from '../node/appender.ts';
import { inRun, paddedStep } from '../run/directory.ts';
import type { OpenSink } from './sink.ts';
import { isKept, strideOf } from './strideOf.ts';

/**
 * Appends to events.jsonl, one write per line. The log contains nothing that depends on the clock or on interruptions: it is
 * identical for a run that was killed and resumed and for an uninterrupted one.
 */
export function openJsonl(
  run: string,
  config: Pick<Config, 'logEvery' | 'alarms' | 'evaluateEvery' | 'sampleEvery'>,
  warn: (line: string) => void,
): OpenSink & { sync(): void } {
  const { write, sync, close } = openAppender(inRun.events(run), warn);
  const sink = (event: TrainEvent): void => {
    if (event.type === 'notice' || (event.type === 'start' && event.step > 0)) return;
    if (event.type === 'step' && !isLogged(event.step, config.logEvery)) return;
    if (event.type === 'diagnosis' && !isDiagnosisLogged(event.step, diagnoseEvery(config))) return;
    write(new TextEncoder().encode(`${JSON.stringify(lineOf(event))}\n`));
  };
  return { sink, sync, close };
}

/** Lines of steps until only every second one is written, half of them; a log then grows as the logarithm of its steps. */
const LINES = 65_536;

/** Whether the losses of a step are logged. */
export const isLogged = (step: number, logEvery: number): boolean =>
  logEvery > 0 && step % logEvery === 0 && isKept(step / logEvery, LINES);

/** Lines of diagnoses until only every second one is written: each is several times as long as that of a step. */
const DIAGNOSES = 4096;

/** Whether the diagnosis at a step is logged. One that is made beside the interval is that of an end. */
export const isDiagnosisLogged = (step: number, every: number): boolean =>
  every === 0 || step % every !== 0 || isKept(step / every, DIAGNOSES);

/** Steps between two logged ones, about a step; Infinity where none is. */
export const stepsBetweenLines = (step: number, logEvery: number): number =>
  logEvery === 0 ? Number.POSITIVE_INFINITY : logEvery * strideOf(step / logEvery, LINES);

/** The line for an event; samples and checkpoints are in separate files. */
function lineOf(event: TrainEvent): Record<string, unknown> {
  const { type, step } = event;
  if (event.type === 'start') return { type, step, parameters: event.parameters };
  if (event.type === 'sample') return { type, step, file: `samples/${paddedStep(step)}.png` };
  if (event.type === 'checkpoint') return { type, step, digest: event.digest };
  return { ...event };
}
