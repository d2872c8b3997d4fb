import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Checkpoint, games } from '@ganvil/core';
import { openCheckpoint } from '../args/runArgument.ts';
import { EXIT, Failure } from '../node/exit.ts';

const FOLDER = fileURLToPath(new URL('judges', import.meta.url)); // beside the built command

/** Built-in data sets whose judge comes with the command; `ganvil train digits-judge` makes that of digits again. */
const withJudge: readonly string[] = ['digits'];

/** A judge and what to call it. */
export interface OpenedJudge {
  readonly judge: Checkpoint;
  readonly path: string;
}

/**
 * The judge that `path` names: a run, a checkpoint file, or a built-in data set whose judge comes with the command; without a path the one
 * for the data of the run, if there is one that reads samples of their shape. Throws a Failure where it cannot be read.
 */
export async function openJudge(
  path: string | undefined,
  run: Pick<Checkpoint, 'config' | 'sampleShape'>,
): Promise<OpenedJudge | undefined> {
  const name = path ?? run.config.data;
  if (!withJudge.includes(name))
    return path === undefined ? undefined : { judge: classifierIn(path, await openCheckpoint(path)), path };
  const judge = await openCheckpoint(join(FOLDER, `${name}.safetensors`));
  const suits = `${judge.sampleShape}` === `${run.sampleShape}`;
  return suits || path !== undefined ? { judge, path: name } : undefined;
}

/** A checkpoint of a classifier, as it is. Throws a Failure for one of another game. */
function classifierIn(path: string, judge: Checkpoint): Checkpoint {
  const table: Record<string, { readonly classify?: unknown }> = games;
  if (table[judge.config.game].classify) return judge;
  throw new Failure(
    EXIT.config,
    `--judge: expected a run that tells classes apart, got the game ${judge.config.game} in ${path}.`,
  );
}
