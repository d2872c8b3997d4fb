import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import {
  type Checkpoint,
  classifyFrom,
  type Dataset,
  evaluated,
  realSamples,
  type Samples,
  samplesIn,
} from '@ganvil/core';
import { loadRandom } from '@ganvil/kernels-as';
import { dataFlags, readingOptions } from '../args/dataFlags.ts';
import { type Arguments, jsonFlag, quietFlag } from '../args/flags.ts';
import { openCheckpoint, runArgument, stepArgument, stepFlags } from '../args/runArgument.ts';
import { openAsRun } from '../data/openAsRun.ts';
import { embedded } from '../data/openData.ts';
import { openBackend } from '../engine/openBackend.ts';
import { EXIT, Failure } from '../node/exit.ts';
import { STDOUT, writeTextOutput } from '../node/outputFile.ts';
import { inUnitsOfRun } from '../search/readSamples.ts';
import { print, printJson, say } from '../terminal/output.ts';
import type { Command } from './types.ts';

/** Samples of a file that are classified, at most: an endless set has no end. */
const MOST = 10_000;

/** `ganvil classify` */
export const classify: Command = {
  name: 'classify',
  args: 'RUN [FILE…]',
  maxArgs: Number.POSITIVE_INFINITY,
  summary: 'predict the class of pictures or points',
  about: `Classifies the samples in files by the newest checkpoint of a run whose game tells classes apart: classifier, semiSupervised
or auxiliary. Where the files have labels, the share of errors is shown as well. Pictures are brought to the size of the run's.`,
  flags: [
    { name: 'data', value: 'PATH', help: 'classify a data set: its test part, or all of it' },
    {
      name: 'out',
      value: 'FILE',
      help: 'write a CSV table with the probability of each class, or - for stdout',
    },
    ...dataFlags,
    ...stepFlags,
    jsonFlag,
    quietFlag,
  ],
  examples: [
    'ganvil classify runs/mnist-semi seven.png',
    'ganvil classify runs/mnist-semi --data data/mnist --json',
    'ganvil classify runs/mnist-semi pictures/ --out classes.csv',
  ],
  run: classifyFiles,
};

/** A sample with what was found. */
interface Row {
  readonly file: string;
  readonly index: number;
  readonly class: string;
  readonly probability: number;
  /** Its class by the data, where they have labels. */
  readonly label?: string;
  readonly probabilities: readonly number[];
}

async function classifyFiles(args: Arguments): Promise<number> {
  const run = runArgument(args);
  const data = args.get('data');
  const paths = [...args.positionals.slice(1), ...(data === undefined ? [] : [data])];
  if (paths.length === 0)
    throw new Failure(EXIT.usage, 'arguments: expected files to classify, or --data PATH, got none.');
  const checkpoint = await openCheckpoint(run, stepArgument(args));
  const opened: [string, Dataset][] = [];
  for (const path of paths) {
    if (path !== data && !embedded.includes(path) && !existsSync(path))
      throw new Failure(EXIT.noInput, `${path}: expected a file, got none.`);
    const dataset = await openAsRun(path, checkpoint, readingOptions(args));
    opened.push([path, path === data ? evaluated(dataset) : dataset]); // of a data set what nothing was trained on
  }
  await openBackend(checkpoint.config);
  const rows: Row[] = [];
  for (const [path, dataset] of opened) rows.push(...(await classified(checkpoint, path, dataset)));
  await report(args, checkpoint, rows);
  return EXIT.done;
}

async function classified(checkpoint: Checkpoint, path: string, dataset: Dataset): Promise<Row[]> {
  const { classes } = checkpoint;
  const { count, labels, ...read } = await firstOf(dataset, checkpoint);
  const found = await classifyFrom(checkpoint, inUnitsOfRun({ ...read, count }, dataset, checkpoint, path));
  return Array.from({ length: count }, (_, index) => {
    const probabilities = [...found.subarray(index * classes, (index + 1) * classes)];
    const probability = Math.max(...probabilities);
    const name = nameOf(checkpoint, probabilities.indexOf(probability));
    const label = labels[index] >= 0 && dataset.classes > 0 ? nameOf(dataset, labels[index]) : undefined;
    return { file: path, index, class: name, probability, ...(label ? { label } : {}), probabilities };
  });
}

/** The first samples of a set in their order; of one without end such as no training has read. */
async function firstOf(dataset: Dataset, { config }: Checkpoint): Promise<Required<Samples>> {
  if (dataset.count === Number.POSITIVE_INFINITY)
    return realSamples((await loadRandom())(config.seed), dataset, MOST);
  return samplesIn(
    dataset,
    Array.from({ length: Math.min(MOST, dataset.count) }, (_, i) => i),
  );
}

const nameOf = ({ classNames }: Pick<Checkpoint, 'classNames'>, label: number): string =>
  classNames?.[label] ?? String(label);

async function report(args: Arguments, checkpoint: Checkpoint, rows: readonly Row[]): Promise<void> {
  const labelled = rows.filter(({ label }) => label !== undefined);
  const wrong = labelled.filter((row) => row.label !== row.class).length;
  const error = labelled.length > 0 ? wrong / labelled.length : undefined;
  const out = args.get('out');
  if (out !== undefined) await writeTextOutput(out, tableOf(checkpoint, rows), '--out');
  if (args.has('json'))
    printJson({
      step: checkpoint.step,
      count: rows.length,
      ...(error === undefined ? {} : { error }),
      samples: rows,
    });
  else if (out === undefined)
    for (const { file, index, class: name, probability } of rows)
      print(`${basename(file)}${rows.length > 1 ? ` ${index}` : ''}  ${name}  ${probability.toFixed(3)}`);
  else if (out !== STDOUT) print(out);
  if (error !== undefined) say(`${wrong} of ${labelled.length} wrong: error ${(100 * error).toFixed(2)} %`);
}

function tableOf({ classes, ...checkpoint }: Checkpoint, rows: readonly Row[]): string {
  const names = Array.from({ length: classes }, (_, k) => nameOf(checkpoint, k));
  const header = ['file', 'index', 'label', 'class', ...names];
  const lines = rows.map(({ file, index, label = '', class: name, probabilities }) => [
    ...[file, index, label, name].map(String),
    ...probabilities.map(String),
  ]);
  return [header, ...lines]
    .map((cells) => cells.map(quoted).join(','))
    .join('\n')
    .concat('\n');
}

const quoted = (cell: string): string => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
