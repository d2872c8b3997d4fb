import { loadScalar, type Random } from '@ganvil/kernels-as';
import { classesOf } from '../assessments/classesOf.ts';
import { type AssessmentName, assessments } from '../assessments/index.ts';
import type {
  Assessed,
  Assessment,
  AssessmentInput,
  DensityRatios,
  Interval,
  SeenSamples,
} from '../assessments/types.ts';
import type { Dataset } from '../datasets/types.ts';
import type { FeatureSpaceName } from '../featureSpaces/index.ts';
import type { Checkpoint } from '../state/types.ts';
import { yieldToEventLoop } from '../training/yieldToEventLoop.ts';
import type { SamplePair, SampleSets } from './sampleSets.ts';
import { seenSets } from './seenSets.ts';
import { taughtClasses } from './taughtClasses.ts';

/** A metric as a table shows it. */
export interface AssessedRow {
  readonly metric: string;
  readonly value: number;
  /** 95 %, where there is one. */
  readonly interval?: Interval;
  /** The same of real training samples in the place of fakes: what perfect samples would get. */
  readonly floor?: number;
}

/** How samples are looked at. */
export interface AssessOptions {
  readonly names: readonly AssessmentName[];
  /** A classifier of samples of the same shape; assessments that read probabilities need one. */
  readonly judge?: Checkpoint;
  readonly space: FeatureSpaceName;
  readonly training: Dataset;
  /** That of the run: what intervals draw. */
  readonly random: Random;
}

/** What was found. */
export interface Findings {
  readonly rows: readonly AssessedRow[];
  /** Metrics that were left out, each with the reason. */
  readonly skipped: readonly string[];
  /** Share of the labelled real samples that the judge misreads. */
  readonly judgeError?: number;
  /** Of the net that was trained for the feature space, if one was: equal for equal data. */
  readonly netDigest?: string;
}

/**
 * Measures assessments of samples, each with its interval and its floor. What cannot be measured, since there are too few samples or
 * numbers that are not finite, is left out with a reason.
 */
export async function assess(sets: SampleSets, options: AssessOptions): Promise<Findings> {
  const { names, training, random } = options;
  if (names.length === 0) return { rows: [], skipped: [] };
  const { pair, floor, judgeError, netDigest } = await seenSets(sets, options);
  const common = { training, random, scalar: await loadScalar() };
  const [rows, skipped]: [AssessedRow[], string[]] = [[], []];
  const input = { ...common, ...pair, ratios: sets.ratios };
  const floored = floor && { ...common, ...floor, ratios: sets.ratios && perfect(floor) };
  for (const name of names) {
    const why = obstacle(assessments[name], input);
    const found = why ? [] : await rowsOf(name, assessments[name], input, floored);
    if (why) skipped.push(`${name}: ${why}`);
    rows.push(...found.filter(({ value }) => Number.isFinite(value)));
    const lost = found.filter(({ value }) => !Number.isFinite(value));
    skipped.push(...lost.map(({ metric }) => `${metric}: not a finite number`));
    await yieldToEventLoop();
  }
  return { rows, skipped, judgeError, netDigest };
}

/** What a perfect D says where fakes are real samples: that the densities are equal. */
function perfect({ real, fake }: SamplePair): DensityRatios {
  return { ofReal: new Float64Array(real.count), fakes: fake, ofFakes: new Float64Array(fake.count) };
}

/** Why something cannot be measured, if so. */
function obstacle({ least, lacks }: Assessment, input: AssessmentInput): string | undefined {
  const { real, fake } = input;
  if (fake.count < least || real.count < least)
    return `needs ${least} samples, got ${Math.min(fake.count, real.count)}`;
  if (!allFinite(fake)) return 'the fakes hold numbers that are not finite';
  if (!allFinite(real)) return 'the data hold numbers that are not finite';
  const lacking = lacks?.(input);
  return lacking && `needs ${lacking}`;
}

const finite = new WeakMap<SeenSamples, boolean>();

/** Whether samples and their features hold finite numbers alone; looked at once. */
function allFinite(samples: SeenSamples): boolean {
  const found =
    finite.get(samples) ?? (samples.data.every(Number.isFinite) && samples.features.every(Number.isFinite));
  finite.set(samples, found);
  return found;
}

async function rowsOf(
  name: string,
  assessment: Assessment,
  input: AssessmentInput,
  floored: AssessmentInput | undefined,
): Promise<AssessedRow[]> {
  const taught = async (one: AssessmentInput) =>
    assessment.teaches
      ? {
          ...one,
          taught: await taughtClasses(one.fake, classesOf(one.fake)!, one.training.classes, one.real),
        }
      : one;
  const ofFloor = assessment.floor && floored && !obstacle(assessment, floored);
  const floors = new Map(ofFloor ? partsOf(name, assessment.measure(await taught(floored))) : []);
  return partsOf(name, assessment.measure(await taught(input))).map(([metric, { value, interval }]) => {
    const ends = interval?.();
    const floor = floors.get(metric)?.value;
    return {
      metric,
      value,
      ...(ends?.every(Number.isFinite) ? { interval: ends } : {}),
      ...(Number.isFinite(floor) ? { floor } : {}),
    };
  });
}

function partsOf(name: string, found: ReturnType<Assessment['measure']>): [string, Assessed][] {
  if (isOne(found)) return [[name, found]];
  return Object.entries(found).map(([part, assessed]) => [`${name}/${part}`, assessed]);
}

const isOne = (found: ReturnType<Assessment['measure']>): found is Assessed =>
  typeof found.value === 'number';
