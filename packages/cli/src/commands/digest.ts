import { statSync } from 'node:fs';
import { digestOf, type Provenance } from '@ganvil/core';
import { type Arguments, jsonFlag, quietFlag } from '../args/flags.ts';
import { openCheckpoint, runArgument } from '../args/runArgument.ts';
import { EXIT, Failure, oneLine } from '../node/exit.ts';
import { sha256Of } from '../node/sha256Of.ts';
import { isPng, readProvenance } from '../samples/readProvenance.ts';
import { shellWords } from '../samples/shellWords.ts';
import { print, printJson } from '../terminal/output.ts';
import type { Command } from './types.ts';

/** `ganvil digest` */
export const digest: Command = {
  name: 'digest',
  args: 'RUN | FILE.png',
  maxArgs: 1,
  summary: "print the SHA-256 of a run's training state, or how a PNG was made",
  about: `Prints the SHA-256 of the training state at the newest checkpoint. Identical runs have the same digest on every machine.
Of a picture that Ganvil wrote, prints the digest of the state that made it, then the run, the step, the latents and the versions; with
--json also the settings: \`ganvil train FILE.json\` with that output trains the run again.`,
  flags: [jsonFlag, quietFlag],
  examples: [
    'ganvil digest runs/00007-ring8',
    'ganvil digest runs/00007-ring8/samples/000000500.png',
    'ganvil digest grid.png --json',
  ],
  run: printDigest,
};

async function printDigest(args: Arguments): Promise<number> {
  const run = runArgument(args);
  if (statSync(run, { throwIfNoEntry: false })?.isFile() && (await isPng(run)))
    return printProvenance(run, args.has('json'));
  if (/\.a?png$/i.test(run) && !statSync(run, { throwIfNoEntry: false }))
    throw new Failure(EXIT.noInput, `${run}: expected a picture that Ganvil wrote, found none.`);
  const checkpoint = await openCheckpoint(run);
  const value = digestOf(checkpoint, sha256Of);
  if (args.has('json')) printJson({ run, step: checkpoint.step, digest: value });
  else print(value);
  return EXIT.done;
}

async function printProvenance(file: string, json: boolean): Promise<number> {
  const provenance = await readProvenance(file);
  if (json) printJson({ file, ...provenance });
  else print(lines(provenance).map(oneLine).join('\n'));
  return EXIT.done;
}

/** The digest alone, then a line for each of the rest but the settings. */
function lines({ digest, versions, latents, config, command, changes = [], ...rest }: Provenance): string[] {
  const row = (name: string, value: unknown) => `${name} ${value}`;
  const list = (values: object) =>
    Object.entries(values)
      .map(([key, value]) => `${key} ${value}`)
      .join(', ');
  return [
    digest === '' ? 'unknown' : digest,
    ...Object.entries(rest).map(([name, value]) => row(name, value)),
    ...(Object.keys(latents).length > 0 ? [row('latents', list(latents))] : []),
    ...changes.map(({ step, setting, value }) => row('changed', `${setting} to ${value} at step ${step}`)),
    ...(command ? [row('command', shellWords(['ganvil', ...command]))] : []),
    row('versions', list(versions)),
  ];
}
