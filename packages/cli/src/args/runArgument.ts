import { statSync } from 'node:fs';
import type { Checkpoint } from '@ganvil/core';
import { EXIT, Failure } from '../node/exit.ts';
import { readBytes } from '../node/readBytes.ts';
import { openAt, openBest, openNewest } from '../run/checkpoints.ts';
import { decodeCheckpointFile } from '../run/decodeCheckpointFile.ts';
import { checkRun } from '../run/directory.ts';
import { say } from '../terminal/output.ts';
import type { Arguments, Flag } from './flags.ts';

/** The run that a command line names. Throws a usage Failure if it names none. */
export function runArgument({ positionals }: Arguments): string {
  if (positionals[0]) return positionals[0];
  throw new Failure(EXIT.usage, 'arguments: expected a run directory, such as runs/00001-digits, got none.');
}

/** Choose a checkpoint of a run. */
export const stepFlags: readonly Flag[] = [
  {
    name: 'step',
    value: 'N',
    help: 'step of the checkpoint to use, among those that the run has kept (default: the newest)',
  },
  { name: 'best', help: 'use the best checkpoint by the metric that the run was trained with as --stop-on' },
];

/** The step that `--step` names, or `best`. Throws a usage Failure. */
export function stepArgument(args: Arguments): number | 'best' | undefined {
  const text = args.get('step');
  if (text !== undefined && !/^\d{1,15}$/.test(text))
    throw new Failure(EXIT.usage, `--step: expected a number, got "${text}".`);
  if (!args.has('best')) return text === undefined ? undefined : Number(text);
  if (text === undefined) return 'best';
  throw new Failure(EXIT.usage, `--best: expected it without --step, got --step ${text} too.`);
}

/** The checkpoint of a step, the best or the newest, of a run directory; or the one in a .safetensors file. */
export async function openCheckpoint(path: string, step?: number | 'best'): Promise<Checkpoint> {
  if (statSync(path, { throwIfNoEntry: false })?.isFile()) return openFile(path, step);
  checkRun(path);
  if (step === 'best') return openBest(path, say);
  const checkpoint = step === undefined ? await openNewest(path, say) : await openAt(path, step, say);
  if (!checkpoint) throw new Failure(EXIT.noInput, `${path}: this run has no checkpoint yet.`);
  return checkpoint;
}

async function openFile(path: string, step?: number | 'best'): Promise<Checkpoint> {
  if (step === 'best')
    throw new Failure(EXIT.usage, `--best: expected a run directory, got the file ${path}.`);
  const checkpoint = decodeCheckpointFile(path, await readBytes(path));
  if (step === undefined || step === checkpoint.step) return checkpoint;
  throw new Failure(EXIT.noInput, `--step: expected ${checkpoint.step}, the step of ${path}, got ${step}.`);
}
