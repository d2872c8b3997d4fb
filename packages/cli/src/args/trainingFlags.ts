import { didYouMean } from '@ganvil/core';
import { EXIT, Failure } from '../node/exit.ts';
import { PROGRESS, type ProgressKind } from '../sinks/progress/openProgress.ts';
import { parseDuration } from './duration.ts';
import {
  type Arguments,
  budgetFlag,
  type Flag,
  forceUnlockFlag,
  jsonFlag,
  progressFlag,
  quietFlag,
} from './flags.ts';

/** The flags of commands that train, besides settings. */
export const trainingFlags: readonly Flag[] = [
  budgetFlag,
  progressFlag,
  quietFlag,
  jsonFlag,
  forceUnlockFlag,
];

/** What they say. */
export interface TrainingOptions {
  /** Seconds from the start of the command. */
  readonly budget?: number;
  readonly progress: ProgressKind;
  readonly json: boolean;
  /** Whether a lock that cannot be judged is taken over. */
  readonly force: boolean;
}

/** Reads them. Throws a usage Failure. */
export function trainingOptions(given: Arguments): TrainingOptions {
  return {
    budget: given.has('budget') ? parseDuration(given.get('budget')!) : undefined,
    progress: given.has('quiet') ? 'none' : progressOf(given.get('progress') ?? 'auto'),
    json: given.has('json'),
    force: given.has('force-unlock'),
  };
}

function progressOf(name: string): ProgressKind {
  const kind = PROGRESS.find((known) => known === name);
  if (kind !== undefined) return kind;
  throw new Failure(
    EXIT.usage,
    `--progress: expected one of ${PROGRESS.join(', ')}${didYouMean(name, PROGRESS)}, got "${name}".`,
  );
}
