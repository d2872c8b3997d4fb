import { type Config, type Dataset, kindOf, type Samples, type TrainEvent } from '@ganvil/core';
import { asciiArt } from '../../terminal/picture/asciiArt.ts';
import { halfBlocks } from '../../terminal/picture/halfBlocks.ts';
import { thumbnail } from '../../terminal/picture/thumbnail.ts';
import type { Terminal } from '../../terminal/terminal.ts';
import type { Sink } from '../sink.ts';
import type { Status } from './status.ts';
import { createStepRate } from './stepRate.ts';

/** What progress shows besides events. */
export interface ProgressContext {
  readonly run: string;
  readonly config: Config;
  readonly preset: string;
  readonly dataset: Dataset;
  /** Seconds from the start of the command. */
  readonly budget?: number;
}

/** Progress on stderr, and messages that must not disturb it. */
export interface Progress {
  readonly sink: Sink;
  say(line: string): void;
  close(): void;
}

/** A status that follows the events. */
export function trackStatus({ config, budget }: ProgressContext): {
  status: Status;
  follow(event: TrainEvent): void;
} {
  const pace = createStepRate();
  const status: Status = {
    step: 0,
    steps: config.steps,
    rate: undefined,
    budget,
    scalars: {},
    metrics: {},
    diagnosis: {},
  };
  const follow = (event: TrainEvent): void => {
    status.step = event.step;
    if (event.type === 'step') {
      status.scalars = event.scalars;
      pace.note(performance.now(), event.step);
      status.rate = pace.rate();
    }
    if (event.type === 'evaluation') status.metrics = event.metrics;
    if (event.type === 'diagnosis') status.diagnosis = event.values;
  };
  return { status, follow };
}

/** Samples as lines of text: half blocks if the terminal has colours, else ASCII characters. */
export function pictureLines(terminal: Terminal, samples: Samples, dataset: Dataset): string[] {
  const width = Math.min(terminal.live ? terminal.columns() - 4 : 78, 160);
  const height = 2 * Math.min(terminal.live ? terminal.rows() - 9 : 16, 40);
  const image = thumbnail(samples, dataset, width, Math.max(2, height));
  const blocks = terminal.colours > 0 && terminal.unicode;
  return blocks ? halfBlocks(image, terminal.colours) : asciiArt(image, kindOf(samples.shape) === 'points');
}
