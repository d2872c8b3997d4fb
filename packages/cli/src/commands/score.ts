import {
  type AnomalyScores,
  anomalyScores,
  ConfigError,
  rocAuc,
  type Samples,
  usualLambda,
} from '@ganvil/core';
import { numberOfClass } from '../args/classNumber.ts';
import { type Arguments, jsonFlag, quietFlag } from '../args/flags.ts';
import { parseNumber } from '../args/parseNumber.ts';
import { openCheckpoint, runArgument, stepArgument, stepFlags } from '../args/runArgument.ts';
import { EXIT, Failure } from '../node/exit.ts';
import { meanText, meanWithError } from '../search/meanWithError.ts';
import { labelsFor } from '../search/ofSamples.ts';
import { isListed, openSamples, type SearchedFor, sampleFlags } from '../search/openSamples.ts';
import { searchFlags, searchOptions, searchProgress } from '../search/searchFlags.ts';
import { startSearch } from '../search/startSearch.ts';
import { formatNumber } from '../sinks/progress/status.ts';
import { print, printJson } from '../terminal/output.ts';
import type { Command } from './types.ts';

/** `ganvil score` */
export const score: Command = {
  name: 'score',
  args: 'RUN [FILES]',
  maxArgs: 10_000,
  summary: 'anomaly score: how much given samples differ from those of a run',
  about: `Searches for the sample of the averaged generator that is nearest to each given one, and prints how far it is: the anomaly score of
AnoGAN, (1 - lambda) |x - G(z)| + lambda |f(x) - f(G(z))| with the last features f of D. The samples are files, or some of --data. With
--anomaly, prints how well the score tells the classes apart: the area under the ROC curve.`,
  flags: [
    ...sampleFlags,
    { name: 'lambda', value: 'X', help: 'weight of D (default: 0.1; 0 for runs without D)' },
    {
      name: 'anomaly',
      value: 'NAMES',
      help: 'classes of --data that are anomalies, by name or number, such as 7 or cat,dog: prints the area under the ROC curve',
    },
    ...searchFlags.filter(({ name }) => !['distance', 'terms'].includes(name)),
    ...stepFlags,
    jsonFlag,
    quietFlag,
  ],
  examples: [
    'ganvil score runs/digits a.png b.png c.png',
    'ganvil score runs/normal --data parts/ --count 500 --anomaly broken',
  ],
  run: scoreRun,
};

async function scoreRun(args: Arguments): Promise<number> {
  const run = runArgument(args);
  const given = args.has('lambda') ? parseNumber('lambda', args.get('lambda'), 0, 0) : undefined;
  if (given !== undefined && given >= 1)
    throw new Failure(EXIT.usage, `--lambda: expected a number below 1, got ${given}.`);
  const checkpoint = await openCheckpoint(run, stepArgument(args));
  const lambda = given ?? usualLambda(checkpoint.config);
  const { label, ...options } = searchOptions(args, checkpoint);
  const files = args.positionals.slice(1);
  const trained = lambda > 0 && checkpoint.config.pack > 1; // D reads others beside a sample
  const opened = await openSamples(args, files, checkpoint, trained);
  const { samples, classNames, training } = opened;
  const isAnomaly = args.has('anomaly') ? anomaliesOf(args.get('anomaly')!, opened) : undefined;
  await startSearch(args, checkpoint, { count: samples.count, ...options });
  const { onProgress, close } = searchProgress(args);
  const labels = labelsFor(samples, { label, checkpoint, classNames });
  const plain: Samples = { shape: samples.shape, count: samples.count, data: samples.data };
  const search = { ...options, lambda, labels, dataset: training, onProgress };
  const found = await anomalyScores(checkpoint, plain, search).finally(close);
  report(args, { run, step: checkpoint.step, lambda }, { opened, found, isAnomaly });
  return EXIT.done;
}

function report(
  args: Arguments,
  about: { run: string; step: number; lambda: number },
  { opened, found, isAnomaly }: { opened: SearchedFor; found: AnomalyScores; isAnomaly?: boolean[] },
): void {
  const { scores, residuals, discriminations } = found;
  const auc = isAnomaly && rocAuc(scores, isAnomaly);
  const rows = opened.names.map((name, i) => ({
    name,
    score: scores[i],
    residual: residuals[i],
    discrimination: discriminations[i],
    ...(isAnomaly ? { anomaly: isAnomaly[i] } : {}),
  }));
  if (args.has('json')) {
    printJson({ ...about, part: opened.part, ...(auc === undefined ? {} : { auc }), samples: rows });
    return;
  }
  if (isListed(opened)) for (const row of rows) print(`${formatNumber(row.score).padStart(10)}  ${row.name}`);
  print(`mean score ${meanText(meanWithError(scores))} of ${rows.length}`);
  if (isAnomaly)
    print(`area under the ROC curve ${auc!.toFixed(4)} (${isAnomaly.filter(Boolean).length} anomalies)`);
}

/** Which samples are of the classes that are anomalies. Throws a Failure where there are no such classes, or all or none are. */
function anomaliesOf(text: string, { samples, classNames = [] }: SearchedFor): boolean[] {
  const { labels } = samples;
  if (!labels) throw new ConfigError('anomaly: expected --data with classes, got samples without.');
  const classes = classNames.length;
  const numbers = text.split(',').map((name) => numberOfClass('anomaly', name, { classes, classNames }));
  const found = Array.from(labels, (label) => numbers.includes(label));
  if (found.includes(true) && found.includes(false)) return found;
  throw new Failure(
    EXIT.usage,
    `--anomaly: expected some of the ${found.length} samples to be of ${text} and others not, got ${found.includes(true) ? 'all' : 'none'}; --count takes more.`,
  );
}
