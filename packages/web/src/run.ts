// What the page knows of a run: the events so far, folded into what is drawn.
import type { Samples, TrainEvent } from '@ganvil/core';

export interface Run {
  step: number;
  fake?: Samples;
  /** Modes covered at the last evaluation. */
  modes?: number;
  readonly lossD: number[];
  readonly lossG: number[];
  readonly accuracy: number[];
  end?: { reason: string; digest: string };
}

export const emptyRun = (): Run => ({ step: 0, lossD: [], lossG: [], accuracy: [] });

/** Takes one event in. */
export function record(run: Run, event: TrainEvent): void {
  run.step = event.step;
  if (event.type === 'sample') run.fake = event.samples;
  if (event.type === 'evaluation') run.modes = event.metrics.modes;
  if (event.type === 'end') run.end = { reason: event.reason, digest: event.digest };
  if (event.type !== 'step') return;
  run.lossD.push(event.scalars['loss/D']);
  run.lossG.push(event.scalars['loss/G']);
  run.accuracy.push(event.scalars['accuracy/D']);
}
