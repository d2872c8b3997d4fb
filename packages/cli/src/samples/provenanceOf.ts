// Where a picture comes from, as text chunks of the PNG.
import { statSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { type Checkpoint, digestOf, type Pictured, provenanceOfState, provenanceText } from '@ganvil/core';
import { readRunConfig } from '../args/configFile.ts';
import { Failure } from '../node/exit.ts';
import { sha256Of } from '../node/sha256Of.ts';
import { versions } from '../node/versions.ts';
import { inRun } from '../run/directory.ts';

/** The text chunks of a picture of the run in a directory, or of a file of a checkpoint. Of paths it has only names. */
export function provenanceOf({ run, ...picture }: Omit<Pictured, 'ganvil'>): Record<string, string> {
  return provenanceText({ ...picture, run: runName(run), ganvil: versions.ganvil });
}

/**
 * The text chunks of pictures of a checkpoint, by what they show and the words of the command that makes them, those of RUN and --step left out;
 * without a command, of pictures that show files of the user.
 */
export function provenanceOfSamples(
  run: string,
  checkpoint: Checkpoint,
): (kind: string, command?: string, words?: readonly string[]) => Record<string, string> {
  return provenanceOfState(stateOf(run, checkpoint));
}

/** What the text of a picture says of the state that made it. */
export function stateOf(run: string, checkpoint: Checkpoint): Omit<Pictured, 'kind' | 'chosen' | 'command'> {
  const { step, abi, config, datasetDigest: dataset, changes } = checkpoint;
  const digest = digestOf(checkpoint, sha256Of);
  const { ganvil } = versions;
  return { run: runName(run), preset: presetOf(run), step, digest, dataset, ganvil, abi, config, changes };
}

/** The name of a run by the path of its directory, or of a checkpoint in it; of other files that of the file. */
export function runName(path: string): string {
  const full = resolve(path);
  const folder = dirname(full);
  return basename(folder) === 'checkpoints' ? basename(dirname(folder)) : basename(full);
}

/** The preset that a run, or that of a checkpoint in it, was started from; undefined where no config.json says so. */
export function presetOf(run: string): string | undefined {
  const isFile = statSync(run, { throwIfNoEntry: false })?.isFile();
  const folder = isFile ? dirname(dirname(resolve(run))) : run;
  try {
    return readRunConfig(inRun.config(folder)).preset;
  } catch (error) {
    if (error instanceof Failure) return undefined;
    throw error;
  }
}
