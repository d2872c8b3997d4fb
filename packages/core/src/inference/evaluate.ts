import { loadScalar } from '@ganvil/kernels-as';
import { didYouMean } from '../config/didYouMean.ts';
import { namesIn } from '../config/namesIn.ts';
import type { Config } from '../config/resolveConfig.ts';
import type { Dataset } from '../datasets/types.ts';
import { ConfigError } from '../errors.ts';
import { games } from '../games/index.ts';
import type { Game } from '../games/types.ts';
import { metrics } from '../metrics/index.ts';
import type { Metric, MetricInput } from '../metrics/types.ts';
import { drawLatents } from '../random/drawLatents.ts';
import { streams } from '../random/streams.ts';
import type { Checkpoint } from '../state/types.ts';
import type { Samples } from '../training/events.ts';
import type { Model } from '../training/model.ts';
import { answerOf, ask, canAnswer } from './ask.ts';
import { evaluated } from './evaluated.ts';
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
  names: readonly string[] = namesIn(model.config.metrics),
  weights?: WeightsOfG,
): Promise<Record<string, number>> {
  const part = evaluated(dataset);
  const chosen = metricsFor(part, names, model.config);
  if (chosen.length === 0) return {};
  const { random } = model;
  const count = Math.min(model.config.evaluateCount, part.count);
  const real = realSamples(random, part, count);
  const fake = await fakesFor(model, real, weights);
  const common = { real, fake, dataset: part, random, scalar: await loadScalar() };
  const measured = chosen.flatMap(([name, metric]) => {
    const answer = metric.asks && answerOf(model, metric.asks);
    const input: MetricInput = { ...common, ask: (samples) => ask(model, answer!, samples, weights) };
    return numbersOf(name, metric.measure(input));
  });
  return Object.fromEntries(measured.filter(([, value]) => Number.isFinite(value)));
}

/** As many fakes as there are real samples, of a conditional game as many of each class; none where the game makes none. */
export async function fakesFor(
  model: Model,
  { count, labels }: Samples,
  weights?: WeightsOfG,
): Promise<Samples> {
  const { config, random, classes, game, data } = model;
  if (!game.generate) return { shape: data.sampleShape, count: 0, data: new Float32Array() };
  const z = drawLatents(random, config, { stream: streams.evaluate, step: 0, count });
  return samplesOf(model, z, classes > 0 ? labels : undefined, weights);
}

/** A metric's numbers by name: its own, or `name/part` for each of several. */
export function numbersOf(name: string, measured: number | Record<string, number>): [string, number][] {
  if (typeof measured === 'number') return [[name, measured]];
  return Object.entries(measured).map(([part, value]) => [`${name}/${part}`, value]);
}

/** The metrics of a game that were asked for and are not there, since they came out infinite or as no number. */
export function notFinite(
  found: Readonly<Record<string, number>>,
  dataset: Dataset,
  config: Pick<Config, 'metrics' | 'game' | 'conditional'>,
): string[] {
  const missing = (name: string) =>
    !Object.keys(found).some((key) => key === name || key.startsWith(`${name}/`));
  return metricsFor(evaluated(dataset), namesIn(config.metrics), config)
    .map(([name]) => name)
    .filter(missing);
}

/** Throws ConfigError where a run is to measure what cannot be measured of its game or its data. */
export function checkMetrics(
  config: Pick<Config, 'metrics' | 'game' | 'conditional'>,
  dataset: Dataset,
): void {
  const names = namesIn(config.metrics);
  if (names.length > 0) metricsFor(evaluated(dataset), names, config);
}

/** Metrics by name, or all that suit. Throws ConfigError for others. */
export function metricsFor(
  dataset: Dataset,
  names: readonly string[],
  { game: name, conditional }: Pick<Config, 'game' | 'conditional'>,
): [string, Metric][] {
  const table: Record<string, Metric> = metrics;
  const game: Game = games[name];
  const suits = ({ suits, asks, ofFakes = asks === undefined, conditional: only }: Metric) =>
    suits(dataset) &&
    (asks === undefined || canAnswer(game, asks)) &&
    (!ofFakes || game.generate !== undefined) &&
    (!only || conditional);
  if (names.length === 0) return Object.entries(table).filter(([, metric]) => suits(metric));
  return names.map((name) => {
    if (!Object.hasOwn(table, name)) {
      throw new ConfigError(
        `metrics: expected some of ${Object.keys(table).join(', ')}${didYouMean(name, Object.keys(table))}, got "${name}".`,
      );
    }
    if (!suits(table[name])) {
      const suited =
        Object.keys(table)
          .filter((other) => suits(table[other]))
          .join(', ') || 'none';
      throw new ConfigError(`metrics: expected some of ${suited} for ${dataset.name}, got "${name}".`);
    }
    return [name, table[name]];
  });
}
