import { type AssessmentName, assessments } from '../assessments/index.ts';
import type { Assessment } from '../assessments/types.ts';
import { didYouMean } from '../config/didYouMean.ts';
import { namesIn } from '../config/namesIn.ts';
import type { Dataset } from '../datasets/types.ts';
import { ConfigError } from '../errors.ts';
import { metrics } from '../metrics/index.ts';
import type { Metric } from '../metrics/types.ts';
import type { Checkpoint } from '../state/types.ts';
import type { Model } from '../training/model.ts';
import { metricsFor } from './evaluate.ts';

/** What is measured of a run: metrics that it could also measure while it trains, and those of finished runs. */
export interface ChosenMetrics {
  readonly metrics: readonly (readonly [name: string, metric: Metric])[];
  readonly assessments: readonly AssessmentName[];
}

/** What was asked for. */
export interface AskedMetrics {
  /** By default those of the config, or else all that suit and take little time. */
  readonly names?: readonly string[];
  readonly judge?: Checkpoint;
  /** The user's own, by name; measured whatever else is. */
  readonly own?: Readonly<Record<string, Metric>>;
}

const table: Record<string, Assessment> = assessments;
const assessmentNames = Object.keys(assessments) as AssessmentName[];

/** The metrics for a model and data. Throws ConfigError for names that there are not, or that do not suit. */
export function chosenMetrics(
  { config, game }: Model,
  dataset: Dataset,
  { names = namesIn(config.metrics), judge, own = {} }: AskedMetrics,
): ChosenMetrics {
  const reason = (name: AssessmentName): string | undefined => {
    const { reads, needs } = table[name];
    if (!game.generate) return `a game that makes samples, got ${config.game}, for ${name}`;
    if (reads === 'probabilities' && !judge)
      return `a judge (--judge RUN, a classifier of such data) for ${name}, got none`;
    const needed = needs?.(dataset, judge !== undefined);
    return needed && `${needed} for ${name}, got ${dataset.name}`;
  };
  for (const [name, { suits }] of Object.entries(own))
    if (!suits(dataset))
      throw new ConfigError(`metrics: expected data that ${name} suits, got ${dataset.name}.`);
  if (names.length === 0)
    return {
      metrics: [...metricsFor(dataset, [], config), ...Object.entries(own)],
      assessments: assessmentNames.filter((name) => assessments[name].byDefault && !reason(name)),
    };
  checkNames(names, [...Object.keys(metrics), ...assessmentNames, ...Object.keys(own)]);
  const chosen = assessmentNames.filter((name) => names.includes(name));
  for (const name of chosen) if (reason(name)) throw new ConfigError(`metrics: expected ${reason(name)}.`);
  const usual = [...new Set(names)].filter((name) => Object.hasOwn(metrics, name));
  return {
    metrics: [...(usual.length > 0 ? metricsFor(dataset, usual, config) : []), ...Object.entries(own)],
    assessments: chosen,
  };
}

function checkNames(names: readonly string[], known: readonly string[]): void {
  const odd = names.find((name) => !known.includes(name));
  if (odd === undefined) return;
  throw new ConfigError(
    `metrics: expected some of ${known.join(', ')}${didYouMean(odd, known)}, got "${odd}".`,
  );
}
