import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Checkpoint } from '@ganvil/core';
import { classNumber } from '../args/classNumber.ts';
import { type Arguments, jsonFlag, quietFlag } from '../args/flags.ts';
import { parseSeeds } from '../args/parseSeeds.ts';
import { openCheckpoint, runArgument, stepArgument, stepFlags } from '../args/runArgument.ts';
import { openBackend } from '../engine/openBackend.ts';
import { EXIT, Failure } from '../node/exit.ts';
import { checkOutput, STDOUT, writeOutput } from '../node/outputFile.ts';
import { folderOf } from '../run/folderOf.ts';
import { formatForShape, requestedFormat } from '../samples/chooseFormat.ts';
import { latentArgument, latentFlag, truncationArgument, truncationFlag } from '../samples/latentFlags.ts';
import { provenanceOfSamples } from '../samples/provenanceOf.ts';
import { sampleExpression } from '../samples/sampleExpression.ts';
import { generateSamples, writeEach } from '../samples/writeSamples.ts';
import { print, printJson } from '../terminal/output.ts';
import type { Command } from './types.ts';

/** `ganvil sample` */
export const sample: Command = {
  name: 'sample',
  args: 'RUN',
  maxArgs: 1,
  summary: 'generate samples: an image grid or a table of points',
  about: `Generates samples with the averaged generator (EMA) of the newest checkpoint: images as one picture, points as a table in the
units of the data. A seed always gives the same sample.`,
  flags: [
    {
      name: 'seeds',
      value: 'LIST',
      help: 'one sample per seed: numbers and ranges such as 0-31,40 (default: 0-63)',
    },
    {
      name: 'class',
      value: 'NAME',
      help: 'class to generate, by name or number, for conditional runs (default: all classes in turn)',
    },
    {
      name: 'out',
      value: 'FILE',
      help: 'output file, or - for stdout; a folder receives one file per sample (default: samples.csv for points or grid.png for all others, in the run directory or next to the checkpoint file)',
    },
    {
      name: 'format',
      value: 'NAME',
      help: 'png, csv, npy, npz, json or wav (default: by the extension of --out; else csv for points, png for all others)',
    },
    latentFlag,
    truncationFlag,
    { name: 'each', help: 'write one file per sample, in its original size, into the folder --out' },
    { name: 'native', help: 'do not enlarge small images' },
    ...stepFlags,
    jsonFlag,
    quietFlag,
  ],
  examples: [
    'ganvil sample runs/mnist',
    'ganvil sample runs/digits --class 7 --seeds 0-999 --out sevens/ --each',
    'ganvil sample runs/mnist --seeds 0-31,40 --out grid.png',
    'ganvil sample runs/mnist --latent "mean(0-9)-mean(10-19)+5" --out sum.png',
    'ganvil sample runs/geyser --seeds 0-999 --out points.csv',
    'ganvil sample runs/mnist --seeds 0-9999 --out samples.npz',
  ],
  run: writeSamples,
};

async function writeSamples(args: Arguments): Promise<number> {
  const run = runArgument(args);
  const expression = latentArgument(args);
  const truncation = truncationArgument(args);
  const given = args.get('seeds') ?? '0-63';
  const seeds = parseSeeds(given);
  const folder = folderMeant(args) ? args.get('out')! : undefined;
  if (expression && folder !== undefined)
    throw new Failure(EXIT.usage, '--latent: expected a file as --out, got a folder.');
  const named = requestedFormat(args.get('format'), folder === undefined ? args.get('out') : undefined);
  const checkpoint = await openCheckpoint(run, stepArgument(args));
  const label = classNumber(args.get('class'), checkpoint);
  const [name, format] = formatForShape(named, checkpoint.sampleShape);
  const out = args.get('out') ?? defaultOut(run, name);
  if (folder === undefined) checkOutput(out, '--out');
  await openBackend(checkpoint.config);
  const native = args.has('native');
  const words = wordsOf(args, provenanceOfSamples(run, checkpoint));
  const request = { checkpoint, label, native, truncation };
  if (expression) {
    const text = words(['--latent', args.get('latent')!]);
    await writeOutput(out, format.encode(await sampleExpression(expression, { ...request, text })));
  } else {
    const draw = {
      ...request,
      seeds,
      given,
      textOf: (list: string, one?: string) => words(['--seeds', list], one),
    };
    if (folder !== undefined) await writeEach({ ...draw, native: true }, folder, [name, format]);
    else await writeOutput(out, format.encode(await generateSamples(draw, format)));
  }
  const operands = expression && [...expression.operands, expression.result].map(({ text }) => text);
  const count = operands?.length ?? seeds.length;
  report(args, { run, checkpoint, out, name, count, operands });
  return EXIT.done;
}

/** What makes the text chunks of a picture from the words that chose its latents; `one`: the class of its only sample. */
function wordsOf(args: Arguments, text: ReturnType<typeof provenanceOfSamples>) {
  return (chosen: readonly string[], one = args.get('class')): Record<string, string> => {
    const truncation = args.get('truncation');
    return text('samples', 'sample', [
      ...chosen,
      ...(one === undefined ? [] : ['--class', one]),
      ...(truncation === undefined ? [] : ['--truncation', truncation]),
      ...(args.has('native') || folderMeant(args) ? ['--native'] : []),
    ]);
  };
}

/** Whether `--out` is a folder for one file per sample. */
function folderMeant(args: Arguments): boolean {
  const out = args.get('out');
  const isFolder =
    out !== undefined && (/[/\\]$/.test(out) || statSync(out, { throwIfNoEntry: false })?.isDirectory());
  if (args.has('each') && (out === undefined || out === STDOUT))
    throw new Failure(EXIT.usage, '--each: expected a folder as --out, got none.');
  return args.has('each') || isFolder === true;
}

function defaultOut(run: string, format: string): string {
  return join(folderOf(run), format === 'png' ? 'grid.png' : `samples.${format}`);
}

interface Written {
  readonly run: string;
  readonly checkpoint: Checkpoint;
  readonly out: string;
  readonly name: string;
  readonly count: number;
  /** Of arithmetic: what each sample is of. */
  readonly operands?: readonly string[];
}

/** Prints what was written; nothing if the samples themselves went to stdout. */
function report(args: Arguments, { run, checkpoint, out, name, count, operands }: Written): void {
  if (out === STDOUT) return;
  const { step, sampleShape: shape } = checkpoint;
  const picture = name === 'png' ? { picture: out } : {};
  const { classes, classNames } = checkpoint;
  const label = classNumber(args.get('class'), checkpoint);
  const drawn = label === undefined ? {} : { class: label, className: classNames?.[label] ?? String(label) };
  const labels = classes > 0 ? { classes, classNames, ...drawn } : {};
  if (args.has('json'))
    printJson({ run, step, file: out, ...picture, format: name, count, shape, operands, ...labels });
  else print(out);
}
