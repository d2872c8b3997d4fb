import type { Config, Dataset } from '@ganvil/core';
import type { Lock } from '../run/lock.ts';
import { checkpointSink } from './checkpoint.ts';
import { openJsonl } from './jsonl.ts';
import { pngSink } from './png.ts';
import type { Progress } from './progress/progress.ts';
import type { OpenSink, Sink } from './sink.ts';
import { openTensorboard } from './tensorboard.ts';

/** All that reads the events of a run. */
export interface Sinks {
  readonly all: readonly Sink[];
  /** The log alone. */
  readonly log: Sink;
  /** Those that only show something. */
  readonly shown: readonly Sink[];
  picture(): string | undefined;
  saved(): number | undefined;
  close: OpenSink['close'];
}

/** Opens them. A run that another process has taken over is not written to any more: `lock` is asked before each event. */
export function openSinks(
  { run, config, dataset, lock }: { run: string; config: Config; dataset: Dataset; lock: Lock },
  progress: Progress,
): Sinks {
  const warn = progress.say;
  const jsonl = openJsonl(run, config, warn);
  const tensorboard = openTensorboard(run, { dataset, config }, warn);
  const png = pngSink(run, dataset, warn);
  const before = (): void => {
    jsonl.sync();
    tensorboard.sync();
  };
  const checkpoints = checkpointSink(run, { before, warn });
  const held: Sink = ({ type }) => lock.check(type === 'checkpoint');
  return {
    // The log comes after the checkpoint, so that it never names one that is not there.
    all: [held, png.sink, tensorboard.sink, checkpoints.sink, jsonl.sink, progress.sink],
    log: jsonl.sink,
    shown: [held, png.sink, progress.sink],
    picture: png.last,
    saved: checkpoints.last,
    async close(how) {
      await jsonl.close(how);
      await tensorboard.close(how);
    },
  };
}
