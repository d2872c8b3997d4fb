import {
  assessRun,
  type Checkpoint,
  didYouMean,
  type FeatureSpaceName,
  featureSpaces,
  type Metric,
  namesIn,
  type RunFindings,
  resolveConfig,
  settings,
} from '@ganvil/core';
import { dataFlags, readingOptions } from '../args/dataFlags.ts';
import { type Arguments, jsonFlag, quietFlag, settingFlags } from '../args/flags.ts';
import { parseInteger } from '../args/parseNumber.ts';
import { openCheckpoint, runArgument, stepArgument, stepFlags } from '../args/runArgument.ts';
import { settingsFromArgs } from '../args/settingsFromArgs.ts';
import { storedData } from '../data/filesAt.ts';
import { embedded, openData } from '../data/openData.ts';
import { openBackend } from '../engine/openBackend.ts';
import { EXIT, Failure } from '../node/exit.ts';
import { findingsTable } from '../run/findingsTable.ts';
import { type OpenedJudge, openJudge } from '../run/openJudge.ts';
import { readMetricModule } from '../run/readMetricModule.ts';
import { comparedWith } from '../run/summary.ts';
import { print, printJson, say } from '../terminal/output.ts';
import type { Command } from './types.ts';

/** `ganvil evaluate` */
export const evaluate: Command = {
  name: 'evaluate',
  args: 'RUN',
  maxArgs: 1,
  summary: 'compute metrics of the samples of a run',
  about: `Generates samples from the newest checkpoint and computes metrics that compare them with the data: with the test part, where there
is one. Each has a 95 % interval, what other samples of the same run would give, and a floor: the same metric of real training samples in
the place of the generated ones. A judge is a run of the game classifier on the same kind of data.`,
  flags: [
    {
      name: 'metrics',
      value: 'NAMES',
      help: 'comma-separated names that `ganvil list metrics` and `ganvil list assessments` show (default: those of the run, or all that apply to the data)',
    },
    {
      name: 'judge',
      value: 'RUN',
      help: 'classifier that judges samples: a run, a checkpoint, or digits for the built-in one (default: that of the data, if any)',
    },
    {
      name: 'features',
      value: 'NAME',
      help: `what distances are taken of: ${Object.keys(featureSpaces).join(', ')} (default: the first that can be had)`,
    },
    {
      name: 'metric-module',
      value: 'FILE',
      help: 'also measure the metric that a module exports by default: { help, better, suits, measure }; may be repeated',
    },
    { name: 'count', value: 'N', help: 'number of samples to compare (default: evaluateCount of the run)' },
    { name: 'data', value: 'PATH', help: 'new path of the training data, if it was moved' },
    ...settingFlags.filter(({ name }) => ['evaluate-count', 'seed', 'threads'].includes(name)),
    ...dataFlags,
    ...stepFlags,
    jsonFlag,
    quietFlag,
  ],
  examples: [
    'ganvil evaluate runs/00007-ring8',
    'ganvil evaluate runs/mnist --judge runs/judge --count 10000',
    'ganvil evaluate runs/mnist --metrics slicedWasserstein --json',
  ],
  shownValues: () => 'unknown',
  run: evaluateRun,
};

async function evaluateRun(args: Arguments): Promise<number> {
  const run = runArgument(args);
  const space = spaceArgument(args);
  const checkpoint = await openCheckpoint(run, stepArgument(args));
  const opened = await openJudge(args.get('judge'), checkpoint);
  const judge = opened?.judge;
  const own: [string, Metric][] = [];
  for (const file of args.all('metric-module')) own.push(await readMetricModule(file));
  const { dataset, config } = await dataOf(args, run, checkpoint);
  await openBackend(config);
  const asked = args.get('metrics');
  const names = asked === undefined ? undefined : namesIn(asked);
  const found = await assessRun({ ...checkpoint, config }, dataset, {
    ...{ names, judge, space },
    own: Object.fromEntries(own),
  });
  if (opened) say(judgeLine(opened, found));
  if (found.skipped.length > 0) say(`metrics: skipped ${found.skipped.join('; ')}`);
  report(args, run, checkpoint.step, found, opened?.path);
  return EXIT.done;
}

/** The data of the run, and its settings as the command line changes them. Throws a Failure where they are others. */
async function dataOf(args: Arguments, run: string, checkpoint: Checkpoint) {
  const { data = checkpoint.config.data, metrics: _, ...changes } = settingsFromArgs(args);
  const count = args.get('count');
  const counted =
    count === undefined
      ? {}
      : { evaluateCount: parseInteger('count', count, 0, 2, settings.evaluateCount.max) };
  const changed = resolveConfig({ ...checkpoint.config, ...changes, ...counted, data });
  const config = { ...changed, data: storedData(changed.data, embedded) };
  const { dataset } = await openData(config, run, say, readingOptions(args));
  if (dataset.digest !== checkpoint.datasetDigest) {
    throw new Failure(
      EXIT.data,
      `data: expected the training data of the run, got other data in ${config.data}.`,
    );
  }
  return { dataset, config };
}

function spaceArgument(args: Arguments): FeatureSpaceName | undefined {
  const name = args.get('features');
  const known = Object.keys(featureSpaces);
  if (name === undefined || known.includes(name)) return name as FeatureSpaceName | undefined;
  throw new Failure(
    EXIT.usage,
    `--features: expected ${known.join(', ')}${didYouMean(name, known)}, got "${name}".`,
  );
}

/** Whose the judge is, and how good. */
function judgeLine({ path, judge }: OpenedJudge, { judgeError, part }: RunFindings): string {
  const { step, config } = judge;
  const error =
    judgeError === undefined
      ? ''
      : `; it misreads ${(100 * judgeError).toFixed(2)} % of the ${part === 'test' ? 'held-out' : 'training'} samples`;
  return `judge: ${path}, game ${config.game}, step ${step}, trained on ${config.data}${error}`;
}

function report(args: Arguments, run: string, step: number, found: RunFindings, judge?: string): void {
  const { rows, skipped, part, count, space, judgeError, floorCount } = found;
  if (args.has('json')) {
    const metrics = Object.fromEntries(rows.map(({ metric, value }) => [metric, value]));
    printJson({
      ...{ run, step, part, count, metrics, rows, skipped, features: space, floorCount },
      ...(found.netDigest ? { netDigest: found.netDigest } : {}),
      ...(judge ? { judge, judgeError } : {}),
    });
    return;
  }
  print(findingsTable(found));
  say(`step ${step}, ${comparedWith(part).join(' ')}`);
  const net = found.netDigest === undefined ? '' : ` (net ${found.netDigest.slice(0, 12)})`;
  say(`features: ${space}${net}; floor: ${floorCount === 0 ? 'none, too few samples' : floorOf(found)}`);
}

const floorOf = ({ part, floorCount }: RunFindings): string =>
  part === 'test'
    ? `${floorCount} real training samples in the place of fakes`
    : `${floorCount} real samples beside ${floorCount} others`;
