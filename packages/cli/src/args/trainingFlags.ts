import type { JobRanks } from '@ganvil/mpi';
import { PROGRESS, type ProgressKind } from '../sinks/progress/openProgress.ts';
import { type DataFlags, dataFlags, dataOptions } from './dataFlags.ts';
import { parseDuration } from './duration.ts';
import { type Arguments, type Flag, jsonFlag, quietFlag } from './flags.ts';
import { oneOf } from './oneOf.ts';

/** The flags of commands that train, besides settings. */
export const trainingFlags: readonly Flag[] = [
  {
    name: 'budget',
    value: 'TIME',
    help: 'stop this long after the command started (90s, 30m, 1h30m): the state is saved, the exit code is 76',
  },
  {
    name: 'progress',
    value: 'KIND',
    help: 'auto (live in a terminal, else plain), plain (a line every 10 s), json (an object per line, every second) or none',
  },
  {
    name: 'judge',
    value: 'RUN',
    help: 'classifier by which diagnoses tell the classes of samples: a run folder, a checkpoint, or digits for the one that comes with the command (default: by the nearest real samples)',
  },
  {
    name: 'log',
    value: 'FILE',
    help: 'also append plain progress lines to this file, also with --quiet; it may be rotated',
  },
  ...dataFlags,
  quietFlag,
  jsonFlag,
  {
    name: 'force-unlock',
    help: 'take over a run that is locked by a process on another machine or in another container',
  },
];

/** The values of these flags. */
export interface TrainingOptions extends DataFlags {
  /** Seconds from the start of the command. */
  readonly budget?: number;
  readonly progress: ProgressKind;
  /** Run folder or checkpoint of the classifier that diagnoses ask. */
  readonly judge?: string;
  /** File that plain lines are appended to. */
  readonly log?: string;
  readonly json: boolean;
  /** Whether to take over a lock whose holder cannot be seen from here. */
  readonly force: boolean;
  /** The other processes of a job that trains one run. */
  readonly ranks?: JobRanks;
}

/** Reads the flags. Throws a usage Failure. */
export function trainingOptions(args: Arguments): TrainingOptions {
  return {
    ...dataOptions(args),
    budget: args.has('budget') ? parseDuration(args.get('budget')!) : undefined,
    progress: args.has('quiet') ? 'none' : oneOf('--progress', args.get('progress') ?? 'auto', PROGRESS),
    ...(args.has('judge') ? { judge: args.get('judge')! } : {}),
    ...(args.has('log') ? { log: args.get('log')! } : {}),
    json: args.has('json'),
    force: args.has('force-unlock'),
  };
}

/** Whether stderr is for programs, or for nobody. */
export const isQuiet = ({ progress }: Pick<TrainingOptions, 'progress'>): boolean =>
  progress === 'none' || progress === 'json';
