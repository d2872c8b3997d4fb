// Stopping where a metric no longer improves, and the best step so far.
import { namesIn } from '../config/namesIn.ts';
import type { Config } from '../config/resolveConfig.ts';
import { settings } from '../config/settings.ts';
import type { Dataset } from '../datasets/types.ts';
import { ConfigError } from '../errors.ts';
import { metricsFor } from '../inference/evaluate.ts';
import { evaluated } from '../inference/evaluated.ts';
import { metrics } from '../metrics/index.ts';
import type { Metric } from '../metrics/types.ts';
import type { Course } from './course.ts';

type Stopping = Pick<Config, 'stopOn' | 'patience'>;

/** `modes` of `modes`, `observables` of `observables/mean`. */
const metricOf = (name: string): string => name.split('/')[0];

/**
 * The course after an evaluation: the best so far, and the evaluations since then. A value that is missing, since it came to no finite number, is no improvement. Throws ConfigError where the metric comes to several numbers and `stopOn` names
 * none of them.
 */
export function afterEvaluation(
  course: Course,
  { stopOn }: Stopping,
  step: number,
  measured: Readonly<Record<string, number>>,
): Course {
  if (step <= (course.evaluated ?? -1)) return course; // evaluated again after a resume
  const value = measured[stopOn];
  const parts = Object.keys(measured).filter((name) => name.startsWith(`${metricOf(stopOn)}/`));
  if (value === undefined && parts.length > 0)
    throw new ConfigError(`stopOn: expected one of ${parts.join(', ')}, got "${stopOn}".`);
  const best = course.best?.metric === stopOn ? course.best : undefined;
  if (value !== undefined && (best === undefined || isBetter(stopOn, value, best.value)))
    return { ...course, evaluated: step, best: { metric: stopOn, step, value }, waited: 0 };
  return { ...course, evaluated: step, best, waited: best === undefined ? 0 : (course.waited ?? 0) + 1 };
}

function isBetter(stopOn: string, value: number, than: number): boolean {
  const table: Record<string, Metric> = metrics;
  return table[metricOf(stopOn)].better === 'lower' ? value < than : value > than;
}

/** Whether there has been no improvement for as many evaluations as `patience` allows. */
export function isPlateau({ best, waited = 0 }: Course, { stopOn, patience }: Stopping): boolean {
  return stopOn !== '' && patience > 0 && best?.metric === stopOn && waited >= patience;
}

/** Throws ConfigError where `stopOn` could never act, or `patience` is read by nothing. */
export function checkPlateau(
  config: Pick<Config, 'stopOn' | 'patience' | 'evaluateEvery' | 'metrics' | 'game' | 'conditional'>,
  dataset: Dataset,
): void {
  const { stopOn, patience, evaluateEvery } = config;
  if (stopOn === '') {
    if (patience === settings.patience.initial) return;
    throw new ConfigError(`patience: expected stopOn, which reads it, got ${patience} alone.`);
  }
  const suited = metricsFor(evaluated(dataset), [], config).map(([key]) => key);
  const name = metricOf(stopOn);
  if (!suited.includes(name))
    throw new ConfigError(
      `stopOn: expected one of ${suited.join(', ') || 'no metric'} for ${dataset.name}, got "${stopOn}".`,
    );
  const asked = namesIn(config.metrics);
  if (asked.length > 0 && !asked.includes(name))
    throw new ConfigError(`metrics: expected ${name} among them, which stopOn reads, got ${config.metrics}.`);
  if (evaluateEvery === 0)
    throw new ConfigError('evaluateEvery: expected the steps between evaluations beside stopOn, got 0.');
}
