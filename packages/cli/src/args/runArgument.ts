import { statSync } from 'node:fs';
import type { Checkpoint } from '@ganvil/core';
import { EXIT, Failure } from '../node/exit.ts';
import { readBytes } from '../node/readBytes.ts';
import { openAt, openNewest } from '../run/checkpoints.ts';
import { decodeCheckpointFile } from '../run/decodeCheckpointFile.ts';
import { checkRun } from '../run/directory.ts';
import { say } from '../terminal/output.ts';
import type { Arguments, Flag } from './flags.ts';

/** The run that a command line names. Throws a usage Failure if it names none. */
export function runArgument({ positionals }: Arguments): string {
  if (positionals[0]) return positionals[0];
  throw new Failure(EXIT.usage, 'arguments: expected a run directory, such as runs/00001-digits, got none.');
}

/** Chooses a checkpoint of a run. */
export const stepFlag: Flag = {
  name: 'step',
  value: 'N',
  help: 'step of the checkpoint to use, among those that the run has kept (default: the newest)',
};

/** The step that `--step` names. Throws a usage Failure. */
export function stepArgument(args: Arguments): number | undefined {
  const text = args.get('step');
  if (text !== undefined && !/^\d{1,15}$/.test(text))
    throw new Failure(EXIT.usage, `--step: expected a number, got "${text}".`);
  return text === undefined ? undefined : Number(text);
}

/** The checkpoint of a step, or the newest, of a run directory; or the one in a .safetensors file. */
export async function openCheckpoint(path: string, step?: number): Promise<Checkpoint> {
  if (statSync(path, { throwIfNoEntry: false })?.isFile()) {
    const checkpoint = decodeCheckpointFile(path, await readBytes(path));
    if (step === undefined || step === checkpoint.step) return checkpoint;
    throw new Failure(EXIT.noInput, `--step: expected ${checkpoint.step}, the step of ${path}, got ${step}.`);
  }
  checkRun(path);
  const checkpoint = step === undefined ? await openNewest(path, say) : await openAt(path, step, say);
  if (!checkpoint) throw new Failure(EXIT.noInput, `${path}: this run has no checkpoint yet.`);
  return checkpoint;
}
