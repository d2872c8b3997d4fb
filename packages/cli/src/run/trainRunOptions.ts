import type { Change, Checkpoint, Config, Dataset, Skipped } from '@ganvil/core';
import type { JobRanks } from '@ganvil/mpi';
import type { ServiceManager } from '../node/serviceManager.ts';
import type { Interruption } from '../node/signals.ts';
import type { ProgressKind } from '../sinks/progress/openProgress.ts';
import type { Lock } from './lock.ts';

/** What to train, and where to write it. */
export interface TrainRunOptions {
  readonly run: string;
  /** As of `from`. */
  readonly config: Config;
  /** Settings that take another value in the run, those that `from` has made first. */
  readonly changes?: readonly Change[];
  readonly preset: string;
  readonly dataset: Dataset;
  /** Files that are not part of the data. */
  readonly skipped?: readonly Skipped[];
  readonly from?: Checkpoint;
  /** Step of the checkpoint file that the run was created from. */
  readonly since?: number;
  /** Whether `from` may have another kernel ABI or numeric profile. */
  readonly otherBits?: boolean;
  readonly lock: Lock;
  readonly interruption: Interruption;
  readonly progress: ProgressKind;
  /** File that plain lines are appended to. */
  readonly log?: string;
  readonly service?: ServiceManager;
  /** Run folder or checkpoint of the classifier that diagnoses ask. */
  readonly judge?: string;
  /** Seconds from the start of the command to the end of training. */
  readonly budget?: number;
  /** The other processes that train the run. */
  readonly ranks?: JobRanks;
}
