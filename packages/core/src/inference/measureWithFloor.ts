import type { Random, Scalar } from '@ganvil/kernels-as';
import { redrawn } from '../assessments/bootstrapped.ts';
import { blocksOf, halfSampled } from '../assessments/halfSampled.ts';
import type { Interval } from '../assessments/types.ts';
import type { Dataset } from '../datasets/types.ts';
import type { Metric } from '../metrics/types.ts';
import { sizeOf } from '../nn/layer.ts';
import type { Samples } from '../training/events.ts';
import type { Model } from '../training/model.ts';
import { answerOf, ask } from './ask.ts';
import type { AssessedRow } from './assess.ts';
import { numbersOf } from './evaluate.ts';
import type { SamplePair, SampleSets } from './sampleSets.ts';

/** What metrics are measured with. */
export interface Measuring {
  readonly model: Model;
  /** The part that is compared with. */
  readonly dataset: Dataset;
  readonly random: Random;
  readonly scalar: Scalar;
}

/**
 * A metric that runs also measure while they train, with an interval and a floor. Interval: a bootstrap of samples, or halves of the
 * fakes and of the real ones where a sample that is drawn twice would bias a distance. The floor puts real training samples in the
 * place of fakes.
 */
export function measureWithFloor(
  name: string,
  metric: Metric,
  { floor, ...pair }: SampleSets,
  measuring: Measuring,
): AssessedRow[] {
  const answers = new Map<Samples, Float32Array>();
  const measure = (one: SamplePair, parents?: readonly Part[]) =>
    new Map(numbersOf(name, metric.measure(inputOf(metric, one, measuring, answers, parents))));
  const known = new Map<string, Map<string, number>>();
  const again = (indices: readonly number[]): Map<string, number> => {
    const parts = [pair.fake, pair.real].map((whole) => partAt(whole, indices));
    const found = known.get(indices.join()) ?? measure({ fake: parts[0].part, real: parts[1].part }, parts);
    known.set(indices.join(), found);
    return found;
  };
  const comparesFakes = metric.asks === undefined || metric.ofFakes === true;
  const floors = floor && comparesFakes ? measure(floor) : new Map<string, number>();
  return [...measure(pair)].map(([metricName, value]) => {
    const statistic = (indices: readonly number[]) => again(indices).get(metricName) ?? Number.NaN;
    const interval = intervalOf(metric, { value, count: pair.real.count }, measuring.random, statistic);
    const ofFloor = floors.get(metricName);
    return {
      metric: metricName,
      value,
      ...(interval?.every(Number.isFinite) ? { interval } : {}),
      ...(Number.isFinite(ofFloor) ? { floor: ofFloor } : {}),
    };
  });
}

function intervalOf(
  { ownSamples, ofMeans }: Metric,
  { value, count }: { value: number; count: number },
  random: Random,
  statistic: (indices: readonly number[]) => number,
): Interval | undefined {
  if (ownSamples) return undefined;
  if (ofMeans) return redrawn(random, count, statistic);
  const blocks = blocksOf(count);
  return halfSampled(random, { value, blocks: blocks.length }, (chosen) =>
    statistic(
      chosen.flatMap((k) => {
        const [first, end] = blocks[k];
        return Array.from({ length: end - first }, (_, i) => first + i);
      }),
    ),
  );
}

/** Some samples of a set, and which they are. */
interface Part {
  readonly whole: Samples;
  readonly part: Samples;
  readonly indices: readonly number[];
}

function partAt(whole: Samples, indices: readonly number[]): Part {
  if (whole.count === 0) return { whole, part: whole, indices: [] };
  const { shape, data, labels } = whole;
  const part = { shape, count: indices.length, data: rowsAt(data, sizeOf(shape), indices) };
  return {
    whole,
    indices,
    part: labels ? { ...part, labels: Int32Array.from(indices, (i) => labels[i]) } : part,
  };
}

/** The input of a metric; networks are asked once for all samples of a set. */
function inputOf(
  metric: Metric,
  { fake, real }: SamplePair,
  { model, ...common }: Measuring,
  answers: Map<Samples, Float32Array>,
  parents: readonly Part[] = [],
) {
  const answer = metric.asks && answerOf(model, metric.asks);
  const asked = (samples: Samples): Float32Array => {
    const parent = parents.find(({ part }) => part === samples);
    if (parent) {
      const whole = asked(parent.whole);
      return rowsAt(whole, whole.length / parent.whole.count, parent.indices);
    }
    const found = answers.get(samples) ?? ask(model, answer!, samples);
    answers.set(samples, found);
    return found;
  };
  return { fake, real, ...common, ask: asked };
}

function rowsAt(matrix: Float32Array, columns: number, indices: readonly number[]): Float32Array {
  const rows = new Float32Array(indices.length * columns);
  for (const [i, index] of indices.entries())
    rows.set(matrix.subarray(index * columns, (index + 1) * columns), i * columns);
  return rows;
}
