import { loadScalar } from '@ganvil/kernels-as';
import { didYouMean } from '../config/didYouMean.ts';
import type { Config } from '../config/resolveConfig.ts';
import type { Dataset } from '../datasets/types.ts';
import { ConfigError } from '../errors.ts';
import { games } from '../games/index.ts';
import type { Game } from '../games/types.ts';
import { metrics } from '../metrics/index.ts';
import type { Metric, MetricInput } from '../metrics/types.ts';
import { sizeOf } from '../nn/layer.ts';
import { drawLatents } from '../random/drawLatents.ts';
import { streams } from '../random/streams.ts';
import type { Checkpoint } from '../state/types.ts';
import * as tf from '../tf.ts';
import type { Samples } from '../training/events.ts';
import type { Model } from '../training/model.ts';
import { chunks, joinChunks } from './chunks.ts';
import { inferWith } from './inferWith.ts';
import { realSamples } from './realSamples.ts';
import { samplesOf, withModel } from './sample.ts';
import type { WeightsOfG } from './types.ts';

/**
 * The metrics that `names` (or else the config, or else the data) ask for. Those that are not finite are left
 * out. Throws ConfigError for unknown ones.
 */
export async function evaluate(
  checkpoint: Checkpoint,
  dataset: Dataset,
  names?: readonly string[],
): Promise<Record<string, number>> {
  return withModel(checkpoint, (model) => evaluateModel(model, dataset, names));
}

/** As `evaluate`, of a model in training. Real and fake samples are the same ones at every step. */
export async function evaluateModel(
  model: Model,
  dataset: Dataset,
  names: readonly string[] = metricNames(model.config.metrics),
  weights?: WeightsOfG,
): Promise<Record<string, number>> {
  const part = evaluated(dataset);
  const chosen = metricsFor(part, names, model.game);
  if (chosen.length === 0) return {};
  const { random } = model;
  const count = Math.min(model.config.evaluateCount, part.count);
  const real = realSamples(random, part, count);
  const fake = model.game.generate
    ? await fakes(model, real, weights)
    : { shape: part.shape, count: 0, data: new Float32Array() };
  const outputs = (name: string, samples: Samples) => outputsOf(model, name, samples, weights);
  const input: MetricInput = { real, fake, outputs, dataset: part, random, scalar: await loadScalar() };
  const measured = chosen.flatMap(([name, metric]) => numbersOf(name, metric.measure(input)));
  return Object.fromEntries(measured.filter(([, value]) => Number.isFinite(value)));
}

/** As many fakes as there are real samples, of a conditional game as many of each class. */
async function fakes(model: Model, { count, labels }: Samples, weights?: WeightsOfG): Promise<Samples> {
  const { config, random, classes } = model;
  const z = drawLatents(random, config, { stream: streams.evaluate, step: 0, count });
  return samplesOf(model, z, classes > 0 ? labels : undefined, weights);
}

/** The outputs of a function for samples, flat. */
function outputsOf(
  model: Model,
  name: string,
  { shape, count, data }: Samples,
  weights?: WeightsOfG,
): Float32Array {
  const infer = inferWith(model, weights);
  const size = sizeOf(shape);
  return joinChunks(
    chunks(count).map(([first, end]) => {
      const x = data.subarray(first * size, end * size);
      return tf.tidy(() => infer(name, tf.tensor(x, [end - first, ...shape])).dataSync() as Float32Array);
    }),
  );
}

/** A metric's numbers by name: its own, or `name/part` for each of several. */
function numbersOf(name: string, measured: number | Record<string, number>): [string, number][] {
  if (typeof measured === 'number') return [[name, measured]];
  return Object.entries(measured).map(([part, value]) => [`${name}/${part}`, value]);
}

/** The samples that metrics compare with: the test part, or else all. */
export function evaluated(dataset: Dataset): Dataset {
  return dataset.test ?? dataset;
}

/** Whether metrics compare with samples that are trained on. Those of endless sets are others than any training meets. */
export function evaluatedPart(dataset: Dataset): 'train' | 'test' {
  return dataset.test || dataset.count === Number.POSITIVE_INFINITY ? 'test' : 'train';
}

/** The metrics of a game that were asked for and are not there, since they came out infinite or as no number. */
export function notFinite(
  found: Readonly<Record<string, number>>,
  dataset: Dataset,
  { metrics, game }: Pick<Config, 'metrics' | 'game'>,
): string[] {
  const missing = (name: string) =>
    !Object.keys(found).some((key) => key === name || key.startsWith(`${name}/`));
  return metricsFor(evaluated(dataset), metricNames(metrics), games[game])
    .map(([name]) => name)
    .filter(missing);
}

/** "a, b" to names. */
export function metricNames(list: string): string[] {
  return list
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

/** Metrics by name, or all that suit. */
function metricsFor(dataset: Dataset, names: readonly string[], game: Game): [string, Metric][] {
  const table: Record<string, Metric> = metrics;
  const suits = ({ suits, player }: Metric) =>
    suits(dataset) && (player === undefined ? game.generate !== undefined : Object.hasOwn(game.loss, player));
  if (names.length === 0) return Object.entries(table).filter(([, metric]) => suits(metric));
  return names.map((name) => {
    if (!Object.hasOwn(table, name)) {
      throw new ConfigError(
        `metrics: expected known names${didYouMean(name, Object.keys(table))}, got "${name}".`,
      );
    }
    if (!suits(table[name])) {
      throw new ConfigError(`metrics: expected metrics that suit ${dataset.name}, got "${name}".`);
    }
    return [name, table[name]];
  });
}
