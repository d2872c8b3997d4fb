import type { Config, Dataset } from '@ganvil/core';
import { checkpointSink } from './checkpoint.ts';
import { openJsonl } from './jsonl.ts';
import { pngSink } from './png.ts';
import type { Progress } from './progress.ts';
import type { Sink } from './sink.ts';
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
  close(): void;
}

export function openSinks(
  { run, config, dataset }: { run: string; config: Config; dataset: Dataset },
  progress: Progress,
): Sinks {
  const jsonl = openJsonl(run);
  const tensorboard = openTensorboard(run, config.steps, dataset);
  const png = pngSink(run, dataset);
  const checkpoints = checkpointSink(run, { before: jsonl.sync, warn: progress.say });
  return {
    // The log comes after the checkpoint, so that it never names one that is not there.
    all: [png.sink, tensorboard.sink, checkpoints.sink, jsonl.sink, progress.sink],
    log: jsonl.sink,
    shown: [png.sink, progress.sink],
    picture: png.last,
    saved: checkpoints.last,
    close: () => {
      jsonl.close();
      tensorboard.close();
    },
  };
}
