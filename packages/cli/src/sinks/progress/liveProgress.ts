import type { Samples, TrainEvent } from '@ganvil/core';
import { type LiveBlock, openLiveBlock } from '../../terminal/liveBlock.ts';
import type { Terminal } from '../../terminal/terminal.ts';
import { type Progress, type ProgressContext, pictureLines, trackStatus } from './progress.ts';
import { barLine, numbersLine, titleOf } from './status.ts';

const REDRAW = 100; // milliseconds between two drawings

/** A block at the end of the output that is updated in place. */
export function liveProgress(terminal: Terminal, shown: ProgressContext): Progress {
  const { run, config, preset, dataset } = shown;
  const { status, follow } = trackStatus(shown);
  const block: LiveBlock = openLiveBlock(terminal);
  let picture: { samples: Samples; lines: string[]; size: string } | undefined;
  let last = 0;
  const redraw = (): void => {
    last = performance.now();
    const size = `${terminal.columns()}x${terminal.rows()}`;
    if (picture && picture.size !== size) {
      picture = { ...picture, size, lines: pictureLines(terminal, picture.samples, dataset) };
    }
    const title = titleOf(config, preset, terminal.unicode ? '·' : '-');
    const lines = [
      '',
      title,
      run,
      '',
      ...(picture?.lines ?? []),
      '',
      barLine(status, terminal),
      numbersLine(status),
    ];
    block.draw(
      lines.map((line) =>
        line.startsWith('\x1b') ? `  ${line}` : `  ${line}`.slice(0, terminal.columns() - 1),
      ),
    );
  };
  const sink = (event: TrainEvent): void => {
    follow(event);
    if ('message' in event) block.print(event.message);
    if (event.type === 'sample') picture = { samples: event.samples, lines: [], size: '' };
    if (event.type !== 'step' || performance.now() - last >= REDRAW) redraw();
  };
  return { sink, say: block.print, close: block.end };
}
