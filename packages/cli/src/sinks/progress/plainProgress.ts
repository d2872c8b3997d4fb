import type { Samples, TrainEvent } from '@ganvil/core';
import type { Terminal } from '../../terminal/terminal.ts';
import { type Progress, type ProgressContext, pictureLines, trackStatus } from './progress.ts';
import { plainLine, titleOf } from './status.ts';

const LINES = 10_000; // milliseconds between two lines

/** Lines that start with the time, for logs and terminals that cannot update lines in place. Only terminals get pictures. */
export function plainProgress(terminal: Terminal, shown: ProgressContext): Progress {
  const { run, config, preset, dataset } = shown;
  const { status, follow } = trackStatus(shown);
  const say = (line: string): void => terminal.write(`${line}\n`);
  let last = Number.NEGATIVE_INFINITY;
  let picture: Samples | undefined; // not shown yet
  const print = (): void => {
    last = performance.now();
    say(`${localTime(new Date())}  ${plainLine(status)}`);
    if (picture && terminal.person) say(pictureLines(terminal, picture, dataset).join('\n'));
    picture = undefined;
  };
  const sink = (event: TrainEvent): void => {
    follow(event);
    if (event.type === 'start') say(`${localTime(new Date())}  ${titleOf(config, preset, '-')} in ${run}`);
    if ('message' in event) say(event.message);
    if (event.type === 'sample') picture = event.samples;
    const due = (event.type === 'step' || event.type === 'sample') && performance.now() - last >= LINES;
    if (due || (event.type === 'end' && event.step > 0)) print();
  };
  return { sink, say, close: () => {} };
}

/** `2026-11-29 07:10:00`, in the time zone of the machine. */
function localTime(date: Date): string {
  const two = (n: number): string => String(n).padStart(2, '0');
  const day = [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join('-');
  return `${day} ${[date.getHours(), date.getMinutes(), date.getSeconds()].map(two).join(':')}`;
}
