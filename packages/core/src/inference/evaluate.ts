import { loadScalar } from '@ganvil/kernels-as';
import { didYouMean } from '../config/didYouMean.ts';
import type { Dataset } from '../datasets/types.ts';
import { ConfigError } from '../errors.ts';
import { metrics } from '../metrics/index.ts';
import type { Metric, MetricInput } from '../metrics/types.ts';
import { latents } from '../random/latents.ts';
import { samplesAt } from '../random/sampleOrder.ts';
import { streams } from '../random/streams.ts';
import type { Checkpoint } from '../state/checkpoint.ts';
import type { Gan } from '../training/gan.ts';
import { samplesOf, withGan } from './sample.ts';
import type { WeightsOfG } from './weightsOfG.ts';

const FAR = 2 ** 40; // real samples of an endless set that no training reaches

/**
 * The metrics that `names` (or else the config, or else the data) ask for. Those that are not finite are left
 * out. Throws ConfigError for unknown ones.
 */
export async function evaluate(
  checkpoint: Checkpoint,
  dataset: Dataset,
  names?: readonly string[],
): Promise<Record<string, number>> {
  return withGan(checkpoint, (gan) => evaluateGan(gan, dataset, names));
}

/** As `evaluate`, of a GAN in training. Real and fake samples are the same ones at every step. */
export async function evaluateGan(
  gan: Gan,
  dataset: Dataset,
  names: readonly string[] = metricNames(gan.config.metrics),
  weights?: WeightsOfG,
): Promise<Record<string, number>> {
  const part = evaluated(dataset);
  const chosen = metricsFor(part, names);
  if (chosen.length === 0) return {};
  const { config, random } = gan;
  const count = Math.min(config.evaluateCount, part.count);
  const z = latents(random, config.latent, streams.evaluate, 0, count * config.latentDim);
  const { data, labels } = realSamples(gan, part, count);
  const fake = await samplesOf(gan, z, gan.classes > 0 ? labels : undefined, weights); // as many of each class
  const real = { shape: part.shape, count, data };
  const input: MetricInput = { real, fake, dataset: part, random, scalar: await loadScalar() };
  const measured = chosen.map(([name, metric]): [string, number] => [name, metric.measure(input)]);
  return Object.fromEntries(measured.filter(([, value]) => Number.isFinite(value)));
}

/** The samples that metrics compare with: the test part, or else all. */
export function evaluated(dataset: Dataset): Dataset {
  return dataset.test ?? dataset;
}

/** Whether metrics compare with samples that are trained on. Those of endless sets are others than any training meets. */
export function evaluatedPart(dataset: Dataset): 'train' | 'test' {
  return dataset.test || dataset.count === Number.POSITIVE_INFINITY ? 'test' : 'train';
}

/** The metrics that were asked for and are not there, since they came out infinite or as no number. */
export function notFinite(
  found: Readonly<Record<string, number>>,
  dataset: Dataset,
  names: readonly string[],
): string[] {
  return metricsFor(evaluated(dataset), names)
    .map(([name]) => name)
    .filter((name) => !Object.hasOwn(found, name));
}

/** "a, b" to names. */
export function metricNames(list: string): string[] {
  return list
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

function metricsFor(dataset: Dataset, names: readonly string[]): [string, Metric][] {
  const table: Record<string, Metric> = metrics;
  if (names.length === 0) return Object.entries(table).filter(([, metric]) => metric.suits(dataset));
  return names.map((name) => {
    if (!Object.hasOwn(table, name)) {
      throw new ConfigError(
        `metrics: expected known names${didYouMean(name, Object.keys(table))}, got "${name}".`,
      );
    }
    if (!table[name].suits(dataset)) {
      throw new ConfigError(`metrics: expected metrics that suit ${dataset.name}, got "${name}".`);
    }
    return [name, table[name]];
  });
}

function realSamples(
  { random }: Gan,
  dataset: Dataset,
  count: number,
): { data: Float32Array; labels: Int32Array } {
  const endless = dataset.count === Number.POSITIVE_INFINITY;
  const indices = samplesAt(endless ? FAR : 0, count, dataset.count, random);
  const data = new Float32Array(count * dataset.shape.reduce((a, b) => a * b, 1));
  const labels = new Int32Array(count);
  dataset.read(indices, data, labels);
  return { data, labels };
}
