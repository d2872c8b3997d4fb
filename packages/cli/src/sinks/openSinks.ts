import type { ServiceManager } from '../node/serviceManager.ts';
import type { Lock } from '../run/lock.ts';
import { checkpointSink } from './checkpoint.ts';
import { openJsonl } from './jsonl.ts';
import { type PicturedRun, pngSink } from './png.ts';
import type { Progress, ProgressContext } from './progress/progress.ts';
import { serviceSink } from './service.ts';
import type { OpenSink, Sink } from './sink.ts';
import { openTensorboard } from './tensorboard.ts';

/** All consumers of the events of a run. */
export interface Sinks {
  readonly all: readonly Sink[];
  /** The log only. */
  readonly log: Sink;
  /** Those that only display something. */
  readonly shown: readonly Sink[];
  picture(): string | undefined;
  saved(): number | undefined;
  close: OpenSink['close'];
}

/** Opens the sinks. `lock` is checked before each event, so that a run is not written to once another process has taken it over. */
export function openSinks(
  session: PicturedRun & ProgressContext & { lock: Lock; service?: ServiceManager },
  progress: Progress,
): Sinks {
  const { run, config, dataset, lock } = session;
  const warn = progress.say;
  const jsonl = openJsonl(run, config, warn);
  const tensorboard = openTensorboard(run, { dataset, config }, warn);
  const png = pngSink(session, warn);
  const before = (): void => {
    jsonl.sync();
    tensorboard.sync();
  };
  const checkpoints = checkpointSink(run, { before, warn });
  const service: Sink[] = session.service ? [serviceSink(session.service, session)] : [];
  const held: Sink = ({ type }) => lock.check(type === 'checkpoint');
  return {
    // The log comes after the checkpoint, so that it never names a missing one.
    all: [held, png.sink, tensorboard.sink, checkpoints.sink, jsonl.sink, ...service, progress.sink],
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
