import { classifyFrom, samplesIn } from '@ganvil/core';
import type { Measured } from '../types.ts';

/** Test samples that are read at most. */
const MOST = 10_000;

/** The score of real test samples by a classifier of the same data, all at once, and the share that it misreads. */
export async function realScore({ checkpoint, dataset }: Measured): Promise<Record<string, number>> {
  const part = dataset.test ?? dataset;
  const samples = samplesIn(
    part,
    Array.from({ length: Math.min(MOST, part.count) }, (_, i) => i),
  );
  const probabilities = await classifyFrom(checkpoint, samples);
  const { count, labels } = samples;
  const classes = probabilities.length / count;
  const row = (i: number) => probabilities.subarray(i * classes, (i + 1) * classes);
  const wrong = Array.from(labels, (label, i) => Number(row(i).indexOf(Math.max(...row(i))) !== label));
  return { realScore: scoreOf(probabilities, count), realError: wrong.reduce((a, b) => a + b, 0) / count };
}

/** exp of the mean divergence of rows of probabilities from their mean: https://arxiv.org/abs/1606.03498 section 4. */
export function scoreOf(probabilities: Float32Array, count: number): number {
  const classes = probabilities.length / count;
  const mean = new Float64Array(classes);
  for (const [i, p] of probabilities.entries()) mean[i % classes] += p / count;
  let divergence = 0;
  for (const [i, p] of probabilities.entries())
    if (p > 0) divergence += (p * Math.log(p / mean[i % classes])) / count;
  return Math.exp(divergence);
}
