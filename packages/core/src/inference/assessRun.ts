import { loadScalar } from '@ganvil/kernels-as';
import type { Dataset } from '../datasets/types.ts';
import { ConfigError } from '../errors.ts';
import { type FeatureSpaceName, featureSpaces } from '../featureSpaces/index.ts';
import type { FeatureSpace } from '../featureSpaces/types.ts';
import type { Metric } from '../metrics/types.ts';
import type { Checkpoint } from '../state/types.ts';
import { assess, type Findings } from './assess.ts';
import { chosenMetrics } from './chosenMetrics.ts';
import { densityRatios } from './densityRatios.ts';
import { fakesFor } from './evaluate.ts';
import { evaluated, evaluatedPart } from './evaluated.ts';
import { floorSamples } from './floorSamples.ts';
import { measureWithFloor } from './measureWithFloor.ts';
import { realSamples } from './realSamples.ts';
import { withModel } from './sample.ts';

/** What to measure of a run. */
export interface AssessRunOptions {
  /** Metrics and assessments by name; by default those of the config, or all that suit and take little time. */
  readonly names?: readonly string[];
  /** A classifier of samples of the same shape. */
  readonly judge?: Checkpoint;
  /** By default the judge's, without one `randomConvolution` for pictures, and else `pixels`. */
  readonly space?: FeatureSpaceName;
  /** Metrics of the user's own, by name. */
  readonly own?: Readonly<Record<string, Metric>>;
}

/** What was found of a run, and of what. */
export interface RunFindings extends Findings {
  readonly space: FeatureSpaceName;
  /** Fakes, and as many real samples. */
  readonly count: number;
  readonly part: 'train' | 'test';
  /** Real samples on each side of the floor; 0 where there is none. */
  readonly floorCount: number;
}

/**
 * Measures a run, each number with its interval and its floor. Throws ConfigError for metrics that there are not, or that need a judge or
 * samples where there are none.
 */
export function assessRun(
  checkpoint: Checkpoint,
  dataset: Dataset,
  options: AssessRunOptions = {},
): Promise<RunFindings> {
  const space = spaceFor(dataset.shape, options);
  checkJudge(dataset.shape, options.judge);
  return withModel(checkpoint, async (model) => {
    const part = evaluated(dataset);
    const chosen = chosenMetrics(model, part, options);
    const { random, config } = model;
    const real = realSamples(random, part, Math.min(config.evaluateCount, part.count));
    const fake = await fakesFor(model, real);
    const floor = floorSamples(random, dataset, real);
    const measuring = { model, dataset: part, random, scalar: await loadScalar() };
    const rows = chosen.metrics.flatMap(([name, metric]) =>
      measureWithFloor(name, metric, { fake, real, floor }, measuring),
    );
    const { judge } = options;
    const ratios = chosen.assessments.includes('densityRatio')
      ? await densityRatios(model, dataset, real)
      : undefined;
    const found = await assess(
      { fake, real, floor, ratios },
      { names: chosen.assessments, judge, space, training: dataset, random },
    );
    const lost = rows.filter(({ value }) => !Number.isFinite(value));
    return {
      rows: [...rows.filter(({ value }) => Number.isFinite(value)), ...found.rows],
      skipped: [...lost.map(({ metric }) => `${metric}: not a finite number`), ...found.skipped],
      judgeError: found.judgeError,
      netDigest: found.netDigest,
      space,
      count: real.count,
      part: evaluatedPart(dataset),
      floorCount: floor?.fake.count ?? 0,
    };
  });
}

/** The feature space that is asked for, or the usual one. */
function spaceFor(shape: readonly number[], { space, judge }: AssessRunOptions): FeatureSpaceName {
  const suited = (Object.keys(featureSpaces) as FeatureSpaceName[]).filter((name) => {
    const { judge: needsJudge, suits }: FeatureSpace = featureSpaces[name];
    return suits(shape) && (judge !== undefined || !needsJudge);
  });
  if (space === undefined) return suited[0];
  if (suited.includes(space)) return space;
  const why = Object.hasOwn(featureSpaces, space) && featureSpaces[space].judge ? ' without --judge' : '';
  throw new ConfigError(`features: expected ${suited.join(' or ')} for these data, got "${space}"${why}.`);
}

function checkJudge(shape: readonly number[], judge: Checkpoint | undefined): void {
  if (!judge || `${judge.sampleShape}` === `${shape}`) return;
  throw new ConfigError(
    `--judge: expected a judge of samples of shape ${shape.join('x')}, got one of ${judge.sampleShape.join('x')}.`,
  );
}
