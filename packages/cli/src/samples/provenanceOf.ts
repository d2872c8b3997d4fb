// Where a picture comes from, as text chunks of the PNG.
import { statSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { type Checkpoint, type Config, digestOf, encodeProvenance, type Provenance } from '@ganvil/core';
import { readRunConfig } from '../args/configFile.ts';
import { Failure } from '../node/exit.ts';
import { sha256Of } from '../node/sha256Of.ts';
import { versions } from '../node/versions.ts';
import { inRun } from '../run/directory.ts';

/** What a picture shows, and the state that it was made from. */
export interface Pictured extends Pick<Provenance, 'kind' | 'step' | 'digest' | 'dataset' | 'command'> {
  /** The run's directory, or a file of a checkpoint. */
  readonly run: string;
  readonly preset?: string;
  readonly abi: number;
  readonly config: Config;
  /** How its latents were chosen. */
  readonly chosen: Readonly<Record<string, string | number>>;
}

/** The text chunks of a picture. Of paths it has only names. */
export function provenanceOf({
  run,
  preset,
  abi,
  config,
  chosen,
  ...picture
}: Pictured): Record<string, string> {
  const { latent, latentDim, numerics } = config;
  return encodeProvenance({
    kind: picture.kind,
    run: runName(run),
    ...(preset === undefined ? {} : { preset }),
    step: picture.step,
    digest: picture.digest,
    dataset: picture.dataset,
    latents: { latent, latentDim, ...chosen },
    ...(picture.command === undefined ? {} : { command: picture.command }),
    versions: { ganvil: versions.ganvil, abi, numerics },
    config,
  });
}

/**
 * The text chunks of pictures of a checkpoint, by what they show and the words of the command that makes them, those of RUN and --step left out;
 * without a command, of pictures that show files of the user.
 */
export function provenanceOfSamples(
  run: string,
  checkpoint: Checkpoint,
): (kind: string, command?: string, words?: readonly string[]) => Record<string, string> {
  const { step, abi, config, datasetDigest: dataset } = checkpoint;
  const preset = presetOf(run);
  const digest = digestOf(checkpoint, sha256Of);
  return (kind, command, words = []) =>
    provenanceOf({
      ...{ kind, run, preset, step, digest, dataset, abi, config },
      chosen: {},
      command: command === undefined ? undefined : [command, runName(run), '--step', String(step), ...words],
    });
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
