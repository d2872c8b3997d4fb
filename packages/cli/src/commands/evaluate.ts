import { evaluatedPart, evaluate as measure, metricNames, notFinite, resolveConfig } from '@ganvil/core';
import { type Flag, helpFlag, jsonFlag, parseFlags, quietFlag, settingFlags } from '../args/flags.ts';
import { openCheckpoint, stepFlag, stepOf, target } from '../args/runArgument.ts';
import { settingsGiven } from '../args/settingsFromArgs.ts';
import { usage } from '../args/usage.ts';
import { storedData } from '../data/filesAt.ts';
import { embedded, openData } from '../data/openData.ts';
import { openBackend } from '../engine/openBackend.ts';
import { EXIT, Failure } from '../node/exit.ts';
import { comparedWith } from '../run/summary.ts';
import { print, printJson, say } from '../terminal/output.ts';

const flags: readonly Flag[] = [
  {
    name: 'metrics',
    value: 'NAMES',
    help: 'metrics, comma-separated (default: those of the run, or those that suit the data)',
  },
  { name: 'data', value: 'PATH', help: 'where the data lies now, if it was moved' },
  ...settingFlags.filter(({ name }) => ['evaluate-count', 'seed', 'threads'].includes(name)),
  stepFlag,
  jsonFlag,
  quietFlag,
  helpFlag,
];
const about = 'Measures how good the samples of the newest checkpoint are.';
const examples = [
  'ganvil evaluate runs/00007-ring8',
  'ganvil evaluate runs/mnist --metrics slicedWasserstein --json',
];

/** `ganvil evaluate RUN` */
export async function evaluate(argv: string[]): Promise<number> {
  const given = parseFlags(argv, flags, 1);
  if (given.has('help')) {
    print(usage('evaluate RUN [options]', about, flags, examples, 'unknown'));
    return EXIT.done;
  }
  const run = target(given);
  const checkpoint = await openCheckpoint(run, stepOf(given));
  const { data = checkpoint.config.data, metrics: _, ...changes } = settingsGiven(given);
  const changed = resolveConfig({ ...checkpoint.config, ...changes, data });
  const config = { ...changed, data: storedData(changed.data, embedded) };
  const { dataset } = await openData(config, run, say);
  if (dataset.digest !== checkpoint.datasetDigest) {
    throw new Failure(
      EXIT.data,
      `data: expected what the run was trained on, got other data in ${config.data}.`,
    );
  }
  await openBackend(config);
  const names = given
    .get('metrics')
    ?.split(',')
    .filter((name) => name !== '');
  const metrics = await measure({ ...checkpoint, config }, dataset, names);
  const lost = notFinite(metrics, dataset, names ?? metricNames(config.metrics));
  if (lost.length > 0) say(`metrics: ${lost.join(', ')} left out: not a finite number`);
  const part = evaluatedPart(dataset);
  if (given.has('json')) printJson({ run, step: checkpoint.step, part, metrics });
  else {
    print(
      Object.entries(metrics)
        .map(([name, value]) => `${name} ${value}`)
        .join('\n'),
    );
    say(comparedWith(part).join(' '));
  }
  return EXIT.done;
}
