// The samples that a command searches for: files, or some of a data set; and the data of the run.
import {
  type Checkpoint,
  type Dataset,
  evaluated,
  evaluatedPart,
  realSamples,
  resolveConfig,
  type Samples,
} from '@ganvil/core';
import { loadRandom } from '@ganvil/kernels-as';
import { dataFlags, readingOptions } from '../args/dataFlags.ts';
import { type Arguments, type Flag, settingFlags } from '../args/flags.ts';
import { parseInteger } from '../args/parseNumber.ts';
import { openAsRun } from '../data/openAsRun.ts';
import { openTrainingData } from '../data/openTrainingData.ts';
import { EXIT, Failure } from '../node/exit.ts';
import { say } from '../terminal/output.ts';
import { inUnitsOfRun, type NamedSamples, readSamples } from './readSamples.ts';

/** Bytes of the samples of one command, at most. */
const MOST = 2 ** 30;

/** Which samples of which data, for commands that search. */
export const sampleFlags: readonly Flag[] = [
  {
    name: 'data',
    value: 'PATH',
    help: 'take the samples from this file, folder or built-in dataset: from its test part, if it has one (default: the data of the run)',
  },
  { name: 'count', value: 'N', help: 'number of samples to take from the data (default: 16)' },
  ...settingFlags.filter(({ name }) => name === 'seed'),
  ...dataFlags,
];

/** What is searched for. */
export interface SearchedFor extends NamedSamples {
  /** What of the data the samples are: `given` files, or others than the run was trained on (`test`), or such (`train`). */
  readonly part: 'given' | 'test' | 'train';
  /** Names of the classes that `samples.labels` number. */
  readonly classNames?: readonly string[];
  /** The data of the run; absent where they were not asked for. */
  readonly training?: Dataset;
}

/** Whether samples are printed one by one: files are, and some hundred others. */
export const isListed = ({ part, names }: SearchedFor): boolean => part === 'given' || names.length <= 100;

/**
 * The samples that files or `--data` name; without either, some of the run's data. With `trained`, the data of the run as well,
 * wherever they are. Throws a Failure or DataError.
 */
export async function openSamples(
  args: Arguments,
  files: readonly string[],
  checkpoint: Checkpoint,
  trained: boolean,
): Promise<SearchedFor> {
  const path = args.get('data');
  if (files.length > 0 && path !== undefined)
    throw new Failure(EXIT.usage, '--data: expected files or --data, got both.');
  if (files.length > 0) {
    if (args.has('count')) throw new Failure(EXIT.usage, '--count: expected none with files, got one.');
    const given = await readSamples(files, checkpoint);
    const training = trained ? await openTrainingData(checkpoint, readingOptions(args)) : undefined;
    return { ...given, part: 'given', training };
  }
  const count = parseInteger('count', args.get('count'), 16, 1);
  const source =
    path === undefined
      ? await openTrainingData(checkpoint, readingOptions(args))
      : await openAsRun(path, checkpoint, readingOptions(args));
  const own = source.digest === checkpoint.datasetDigest;
  const training = own
    ? source
    : trained
      ? await openTrainingData(checkpoint, readingOptions(args))
      : undefined;
  const samples = await drawn(args, checkpoint, source, count);
  const part = own ? evaluatedPart(source) : 'test';
  const names = Array.from({ length: samples.count }, (_, i) => String(i));
  return { samples, names, part, classNames: source.classNames, training };
}

async function drawn(
  args: Arguments,
  checkpoint: Checkpoint,
  source: Dataset,
  count: number,
): Promise<Samples> {
  const { seed } = resolveConfig({ seed: args.get('seed') ?? checkpoint.config.seed });
  const part = evaluated(source);
  if (part.count < count)
    say(`--count: ${count} samples were asked for, the data have ${part.count}; all of them are taken.`);
  const most = Math.floor(MOST / 4 / source.shape.reduce((a, b) => a * b, 1));
  if (Math.min(count, part.count) > most)
    throw new Failure(
      EXIT.usage,
      `--count: expected at most ${most} samples of ${source.name}, got ${count}.`,
    );
  const samples = realSamples((await loadRandom())(seed), part, count);
  const fitted =
    source.digest === checkpoint.datasetDigest
      ? samples
      : inUnitsOfRun(samples, source, checkpoint, source.name);
  return source.classes > 0 ? { ...fitted, labels: samples.labels } : { ...fitted, labels: undefined };
}
