import { formatDuration } from '../args/duration.ts';
import { EXIT } from '../node/exit.ts';
import { formatNumber } from '../sinks/progress/status.ts';
import { print, printJson, say } from '../terminal/output.ts';
import { isComplete } from './isComplete.ts';
import type { RunResult } from './trainRun.ts';

/** The row that says which data metrics compare samples with. */
export function comparedWith(part: 'train' | 'test'): [string, string] {
  return ['compared with', part === 'test' ? 'held-out data' : 'the training data'];
}

/** Prints how training ended; the result is the exit code. */
export function reportResult(
  result: RunResult,
  steps: number,
  json: boolean,
  part?: 'train' | 'test',
): number {
  const { run, step, reason, digest, stepsPerSecond, seconds, metrics, picture, best } = result;
  const figures = { digest, stepsPerSecond, seconds, metrics, part, picture, best };
  if (json) printJson({ run, steps: step, reason, ...figures });
  else {
    const rows: [string, string][] = [
      ['run', run],
      [
        'steps',
        `${step} of ${steps}${seconds > 0 ? ` in ${formatDuration(seconds)}, ${formatNumber(stepsPerSecond)} steps/s` : ''}`,
      ],
      ...(picture ? [['picture', picture] as [string, string]] : []),
      ...(best === undefined ? [] : [['best', `step ${best}`] as [string, string]]),
      ['digest', digest],
      ...Object.entries(metrics).map(([name, value]): [string, string] => [name, formatNumber(value)]),
      ...(part && Object.keys(metrics).length > 0 ? [comparedWith(part)] : []),
    ];
    const width = Math.max(...rows.map(([name]) => name.length));
    print(rows.map(([name, value]) => `${name.padEnd(width)}  ${value}`).join('\n'));
  }
  return exitCodeOf(result);
}

function exitCodeOf({ run, step, reason, signal, checkpoint, best }: RunResult): number {
  if (reason === 'diverged') {
    const kept =
      checkpoint === undefined ? 'no checkpoint was saved' : `the checkpoint of step ${checkpoint} is intact`;
    say(
      `ganvil: training diverged at step ${step + 1} (non-finite gradient); ${kept}. Try a lower learningRateG and learningRateD, or more rollbacks (--rollbacks N).`,
    );
    return EXIT.diverged;
  }
  if (reason === 'plateau')
    say(
      `ganvil: ended at step ${step}: the metric of --stop-on has not improved since step ${best}. Its samples: ganvil sample ${run} --best`,
    );
  if (isComplete(reason)) return EXIT.done;
  const why = signal === undefined ? 'the budget is used up' : `interrupted by ${signal}`;
  say(`ganvil: ${why}; step ${step} is saved. Resume with: ganvil resume ${run}`);
  return signal === undefined ? EXIT.budget : EXIT.interrupted;
}
