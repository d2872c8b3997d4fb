// Samples whose features are frozen, for tests of metrics of finished runs, and plain arithmetic to compare with.
import { loadRandom, loadScalar } from '@ganvil/kernels-as';
import { expect } from 'vitest';
import { type AssessmentName, assessments } from '../src/assessments/index.ts';
import type { Assessed, Assessment, SeenSamples } from '../src/assessments/types.ts';
import { datasets } from '../src/datasets/index.ts';
import type { Dataset } from '../src/datasets/types.ts';
import * as tf from '../src/tf.ts';

export const [COUNT, SIZE, CLASSES] = [90, 6, 4];
export const random = (await loadRandom())(5);
export const scalar = await loadScalar();

export const sum = (values: Iterable<number>): number =>
  [...values].reduce((total, value) => total + value, 0);
export const mean = (values: Iterable<number>): number => sum(values) / [...values].length;

/** Samples whose features are their numbers: normal, each feature of another width and moved. */
export function samplesOf(step: number, move = 0, count = COUNT): SeenSamples {
  const data = random.normal(90, step, count * SIZE).map((value, i) => value * (1 + (i % SIZE)) + move);
  const logits = random.normal(91, step, count * CLASSES);
  const probabilities = logits.map((_, at) => {
    const row = [...logits.subarray(at - (at % CLASSES), at - (at % CLASSES) + CLASSES)];
    return Math.exp(2 * logits[at]) / sum(row.map((value) => Math.exp(2 * value)));
  });
  return { shape: [SIZE], count, data, features: data, probabilities };
}

export const rowsOf = (values: Float32Array, size: number): number[][] =>
  Array.from({ length: values.length / size }, (_, i) => [...values.subarray(i * size, (i + 1) * size)]);
export const distance = (x: number[], y: number[]): number => sum(x.map((value, d) => (value - y[d]) ** 2));

/** The squared distance of row i from its k-th nearest other. */
export function radiusOf(rows: number[][], i: number, k: number): number {
  const others = rows.filter((_, j) => j !== i).map((row) => distance(rows[i], row));
  return others.sort((a, b) => a - b)[k - 1];
}

/** What an assessment measures; no tensor is left. */
export function measured(
  name: AssessmentName,
  real: SeenSamples,
  fake: SeenSamples,
  training: Dataset = datasets.ring8.open(random),
) {
  const before = tf.memory().numTensors;
  const found = (assessments[name] as Assessment).measure({ real, fake, training, random, scalar });
  expect(tf.memory().numTensors).toBe(before);
  return found;
}

/** As `measured`, of one that gives one number. */
export const numberOf = (name: AssessmentName, real: SeenSamples, fake: SeenSamples): number =>
  (measured(name, real, fake) as Assessed).value;
