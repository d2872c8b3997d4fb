import { statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Checkpoint } from '@ganvil/core';
import { classOf } from '../args/classNumber.ts';
import { type Arguments, type Flag, helpFlag, jsonFlag, parseFlags } from '../args/flags.ts';
import { parseSeeds } from '../args/parseSeeds.ts';
import { openCheckpoint, stepFlag, stepOf, target } from '../args/runArgument.ts';
import { usage } from '../args/usage.ts';
import { openBackend } from '../engine/openBackend.ts';
import { EXIT, Failure } from '../node/exit.ts';
import { checkTarget, STDOUT, writeTarget } from '../node/outputFile.ts';
import { formatFor, formatNamed } from '../samples/chooseFormat.ts';
import { drawSet, writeEach } from '../samples/writeSamples.ts';
import { print, printJson } from '../terminal/output.ts';

const flags: readonly Flag[] = [
  { name: 'seeds', value: 'LIST', help: 'one sample for each number, such as 0-31,40 (default: 0-63)' },
  {
    name: 'class',
    value: 'NAME',
    help: 'the class that a conditional run is to draw, by name or number (default: each in turn)',
  },
  {
    name: 'out',
    value: 'FILE',
    help: 'the file to write, or - for stdout; a folder gets a file for each sample (default: grid.png or, for points, samples.csv in the run, or beside the checkpoint)',
  },
  {
    name: 'format',
    value: 'NAME',
    help: 'png, csv, npy, npz or json (default: by the ending of --out; else png for images, csv for points)',
  },
  { name: 'each', help: 'write a file for each sample, in its own size, into the folder --out' },
  { name: 'native', help: 'do not enlarge small images in a picture' },
  stepFlag,
  jsonFlag,
  helpFlag,
];
const about = `Draws samples from the averaged generator of the newest checkpoint: images as a picture, points as a table of numbers in
the units of the data. A seed always gives the same sample.`;
const examples = [
  'ganvil sample runs/mnist',
  'ganvil sample runs/digits --class 7 --seeds 0-999 --out sevens/ --each',
  'ganvil sample runs/mnist --seeds 0-31,40 --out grid.png',
  'ganvil sample runs/geyser --seeds 0-999 --out points.csv',
  'ganvil sample runs/mnist --seeds 0-9999 --out samples.npz',
];

/** `ganvil sample RUN` */
export async function sample(argv: string[]): Promise<number> {
  const given = parseFlags(argv, flags, 1);
  if (given.has('help')) {
    print(usage('sample RUN [options]', about, flags, examples));
    return EXIT.done;
  }
  const run = target(given);
  const seeds = parseSeeds(given.get('seeds') ?? '0-63');
  const named = formatNamed(given.get('format'), folderMeant(given) ? undefined : given.get('out'));
  const checkpoint = await openCheckpoint(run, stepOf(given));
  const label = classOf(given.get('class'), checkpoint);
  const [name, format] = formatFor(named, checkpoint.sampleShape);
  const folder = folderMeant(given) ? given.get('out')! : undefined;
  const out = given.get('out') ?? defaultOut(run, name);
  if (folder === undefined) checkTarget(out, '--out');
  await openBackend(checkpoint.config);
  const options = { checkpoint, seeds, label, native: given.has('native') };
  if (folder !== undefined) await writeEach({ ...options, native: true }, folder, [name, format]);
  else await writeTarget(out, format.encode(await drawSet(options, format)));
  report(given, { run, checkpoint, out, name, count: seeds.length });
  return EXIT.done;
}

/** Whether `--out` is a folder for many files. */
function folderMeant(given: Arguments): boolean {
  const out = given.get('out');
  const isFolder =
    out !== undefined && (/[/\\]$/.test(out) || statSync(out, { throwIfNoEntry: false })?.isDirectory());
  if (given.has('each') && (out === undefined || out === STDOUT))
    throw new Failure(EXIT.usage, '--each: expected a folder to write to as --out, got none.');
  return given.has('each') || isFolder === true;
}

function defaultOut(run: string, format: string): string {
  const folder = statSync(run).isFile() ? dirname(run) : run;
  return join(folder, format === 'png' ? 'grid.png' : `samples.${format}`);
}

interface Written {
  readonly run: string;
  readonly checkpoint: Checkpoint;
  readonly out: string;
  readonly name: string;
  readonly count: number;
}

/** Says what was written; nothing where the samples themselves went to stdout. */
function report(given: Arguments, { run, checkpoint, out, name, count }: Written): void {
  if (out === STDOUT) return;
  const { step, sampleShape: shape } = checkpoint;
  const picture = name === 'png' ? { picture: out } : {};
  const { classes, classNames } = checkpoint;
  const label = classOf(given.get('class'), checkpoint);
  const drawn = label === undefined ? {} : { class: label, className: classNames?.[label] ?? String(label) };
  const labels = classes > 0 ? { classes, classNames, ...drawn } : {};
  if (given.has('json'))
    printJson({ run, step, file: out, ...picture, format: name, count, shape, ...labels });
  else print(out);
}
