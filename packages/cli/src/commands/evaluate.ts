import { evaluatedPart, evaluate as measure, notFinite, resolveConfig } from '@ganvil/core';
import { type Arguments, jsonFlag, quietFlag, settingFlags } from '../args/flags.ts';
import { openCheckpoint, runArgument, stepArgument, stepFlag } from '../args/runArgument.ts';
import { settingsFromArgs } from '../args/settingsFromArgs.ts';
import { storedData } from '../data/filesAt.ts';
import { embedded, openData } from '../data/openData.ts';
import { openBackend } from '../engine/openBackend.ts';
import { EXIT, Failure } from '../node/exit.ts';
import { comparedWith } from '../run/summary.ts';
import { print, printJson, say } from '../terminal/output.ts';
import type { Command } from './types.ts';

/** `ganvil evaluate` */
export const evaluate: Command = {
  name: 'evaluate',
  args: 'RUN',
  maxArgs: 1,
  summary: 'compute metrics of the samples of a run',
  about: 'Generates samples from the newest checkpoint and computes metrics that compare them with the data.',
  flags: [
    {
      name: 'metrics',
      value: 'NAMES',
      help: 'comma-separated metrics (default: those of the run, or all that apply to the data)',
    },
    { name: 'data', value: 'PATH', help: 'new path of the training data, if it was moved' },
    ...settingFlags.filter(({ name }) => ['evaluate-count', 'seed', 'threads'].includes(name)),
    stepFlag,
    jsonFlag,
    quietFlag,
  ],
  examples: [
    'ganvil evaluate runs/00007-ring8',
    'ganvil evaluate runs/mnist --metrics slicedWasserstein --json',
  ],
  shownValues: () => 'unknown',
  run: evaluateRun,
};

async function evaluateRun(args: Arguments): Promise<number> {
  const run = runArgument(args);
  const checkpoint = await openCheckpoint(run, stepArgument(args));
  const { data = checkpoint.config.data, metrics: _, ...changes } = settingsFromArgs(args);
  const changed = resolveConfig({ ...checkpoint.config, ...changes, data });
  const config = { ...changed, data: storedData(changed.data, embedded) };
  const { dataset } = await openData(config, run, say, { progress: args.has('quiet') ? 'none' : 'auto' });
  if (dataset.digest !== checkpoint.datasetDigest) {
    throw new Failure(
      EXIT.data,
      `data: expected the training data of the run, got other data in ${config.data}.`,
    );
  }
  await openBackend(config);
  const names = args
    .get('metrics')
    ?.split(',')
    .filter((name) => name !== '');
  const metrics = await measure({ ...checkpoint, config }, dataset, names);
  const lost = notFinite(metrics, dataset, { ...config, metrics: names?.join(',') ?? config.metrics });
  if (lost.length > 0) say(`metrics: ${lost.join(', ')} skipped: not a finite number`);
  const part = evaluatedPart(dataset);
  if (args.has('json')) printJson({ run, step: checkpoint.step, part, metrics });
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
