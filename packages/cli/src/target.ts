import { statSync } from 'node:fs';
import type { Checkpoint } from '@ganvil/core';
import { EXIT, Failure } from './exit.ts';
import type { Arguments } from './flags.ts';
import { say } from './output.ts';
import { readBytes } from './readBytes.ts';
import { openNewest } from './run/checkpoints.ts';
import { decodeNamed } from './run/decodeNamed.ts';
import { checkRun } from './run/directory.ts';

/** The run that a command is about. */
export function target({ positionals }: Arguments): string {
  if (positionals[0]) return positionals[0];
  throw new Failure(
    EXIT.usage,
    'arguments: expected the directory of a run, such as runs/00001-digits, got none.',
  );
}

/** The newest checkpoint of a run directory, or the one in a .safetensors file. */
export async function openCheckpoint(path: string): Promise<Checkpoint> {
  if (statSync(path, { throwIfNoEntry: false })?.isFile()) return decodeNamed(path, await readBytes(path));
  checkRun(path);
  const checkpoint = await openNewest(path, say);
  if (!checkpoint)
    throw new Failure(EXIT.noInput, `${path}: expected a run with a checkpoint, found none yet.`);
  return checkpoint;
}
