import type { TrainEvent } from '@ganvil/core';
import type { Terminal } from '../../terminal/terminal.ts';
import { type Progress, type ProgressContext, trackStatus } from './progress.ts';
import { fractionDone, secondsLeft } from './status.ts';

const LINES = 1000; // milliseconds between two lines

/** One JSON object per line, for programs: `time` (ISO 8601), and either `message` or the state of the run. */
export function jsonProgress(terminal: Terminal, shown: ProgressContext): Progress {
  const { status, follow } = trackStatus(shown);
  const line = (values: Record<string, unknown>): void =>
    terminal.write(`${JSON.stringify({ time: new Date().toISOString(), ...values })}\n`);
  let last = Number.NEGATIVE_INFINITY;
  const sink = (event: TrainEvent): void => {
    follow(event);
    if ('message' in event && event.type !== 'alarm') line({ message: event.message });
    if (event.type === 'alarm') {
      const { alarm, raised, message } = event;
      line({ event: 'alarm', run: shown.run, step: event.step, alarm, raised, message });
    }
    const due = event.type === 'step' && performance.now() - last >= LINES;
    if (!due && !['start', 'evaluation', 'end'].includes(event.type)) return;
    last = performance.now();
    const { step, steps, rate, scalars, metrics } = status;
    const far = { step, steps, share: fractionDone(status), secondsLeft: secondsLeft(status) };
    line({ event: event.type, run: shown.run, ...far, stepsPerSecond: rate, scalars, metrics });
  };
  return { sink, say: (message) => line({ message }), close: () => {} };
}
