import type { Config, Dataset, Samples, TrainEvent } from '@ganvil/core';
import { type LiveBlock, openLiveBlock } from '../liveBlock.ts';
import { characters } from '../picture/characters.ts';
import { halfBlocks } from '../picture/halfBlocks.ts';
import { thumbnail } from '../picture/thumbnail.ts';
import type { Terminal } from '../terminal.ts';
import { createPace } from './pace.ts';
import type { OpenSink } from './sink.ts';
import { barLine, numbersLine, plainLine, type Status, titleOf } from './status.ts';

const REDRAW = 100; // milliseconds between two drawings of the live block
const LINES = 10_000; // milliseconds between two plain lines

/** What progress shows besides events. */
export interface Shown {
  readonly run: string;
  readonly config: Config;
  readonly preset: string;
  readonly dataset: Dataset;
}

/** Progress on stderr, and other lines that have to get along with it. */
export interface Progress extends OpenSink {
  say(line: string): void;
}

/** A block that is drawn over on a terminal, plain lines elsewhere. */
export function openProgress(terminal: Terminal, shown: Shown): Progress {
  return terminal.live ? openLive(terminal, shown) : openPlain(terminal, shown);
}

/** No progress at all; what has to be said is still said. */
export function openQuiet(terminal: Terminal): Progress {
  return { sink: () => {}, say: (line) => terminal.write(`${line}\n`), close: () => {} };
}

/** Keeps a status up to date with the events. */
function tracker(config: Config): { status: Status; follow(event: TrainEvent): void } {
  const pace = createPace();
  const status: Status = { step: 0, steps: config.steps, rate: undefined, scalars: {}, metrics: {} };
  const follow = (event: TrainEvent): void => {
    status.step = event.step;
    if (event.type === 'step') {
      status.scalars = event.scalars;
      pace.note(performance.now(), event.step);
      status.rate = pace.rate();
    }
    if (event.type === 'evaluation') status.metrics = event.metrics;
  };
  return { status, follow };
}

function openPlain(terminal: Terminal, { run, config, preset, dataset }: Shown): Progress {
  const { status, follow } = tracker(config);
  const say = (line: string): void => terminal.write(`${line}\n`);
  let last = Number.NEGATIVE_INFINITY;
  let picture: Samples | undefined; // not shown yet
  const print = (): void => {
    last = performance.now();
    say(plainLine(status));
    if (picture) say(pictureLines(terminal, picture, dataset).join('\n'));
    picture = undefined;
  };
  const sink = (event: TrainEvent): void => {
    follow(event);
    if (event.type === 'start') say(`${titleOf(config, preset, '-')} in ${run}`);
    if (event.type === 'notice') say(event.message);
    if (event.type === 'sample') picture = event.samples;
    const due = (event.type === 'step' || event.type === 'sample') && performance.now() - last >= LINES;
    if (due || (event.type === 'end' && event.step > 0)) print();
  };
  return { sink, say, close: () => {} };
}

function openLive(terminal: Terminal, { run, config, preset, dataset }: Shown): Progress {
  const { status, follow } = tracker(config);
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
    if (event.type === 'notice') block.print(event.message);
    if (event.type === 'sample') picture = { samples: event.samples, lines: [], size: '' };
    if (event.type !== 'step' || performance.now() - last >= REDRAW) redraw();
  };
  return { sink, say: block.print, close: block.end };
}

/** The samples as lines: half blocks where the terminal has colours for them, characters elsewhere. */
export function pictureLines(terminal: Terminal, samples: Samples, dataset: Dataset): string[] {
  const width = Math.min(terminal.live ? terminal.columns() - 4 : 78, 160);
  const height = 2 * Math.min(terminal.live ? terminal.rows() - 9 : 16, 40);
  const image = thumbnail(samples, dataset, width, Math.max(2, height));
  const blocks = terminal.colours > 0 && terminal.unicode;
  return blocks ? halfBlocks(image, terminal.colours) : characters(image, samples.shape.length !== 3);
}
