// One case on two backends: what is compared, and how closely.
import * as tf from '@tensorflow/tfjs-core';
import type { Case } from './cases/case.ts';
import { tensorOf } from './cases/fill.ts';

export interface Result {
  values: ArrayLike<number>;
  shape: number[];
  dtype: string;
}

/** The result of a case on the current backend. Throws if a tensor is left behind. */
export function resultOf(row: Case, run = row.run): Result {
  const before = tf.memory().numTensors;
  const y = tf.tidy(() => run(...row.inputs.map(tensorOf)));
  const result = { values: y.dataSync() as ArrayLike<number>, shape: y.shape, dtype: y.dtype };
  y.dispose();
  const left = tf.memory().numTensors - before;
  if (left !== 0) throw new Error(`expected no tensor left, got ${left}`);
  return result;
}

/**
 * Why `ours` is not `right`, or nothing: shape, dtype, and each value within the case's tolerance relative to
 * max(1, |right|). NaN equals NaN; with tolerance 0 the sign of zero counts.
 */
export function difference(row: Case, ours: Result, right: Result): string | undefined {
  if (ours.shape.join() !== right.shape.join()) return `expected shape [${right.shape}], got [${ours.shape}]`;
  if (ours.dtype !== right.dtype) return `expected ${right.dtype}, got ${ours.dtype}`;
  const limit = row.tolerance ?? 1e-5;
  for (let i = 0; i < right.values.length; i++) {
    const [a, b] = [ours.values[i], right.values[i]];
    if (Object.is(a, b) || (a === b && limit > 0)) continue;
    if (!(Math.abs(a - b) <= limit * Math.max(1, Math.abs(b))))
      return `element ${i}: expected ${b}, got ${a}`;
  }
}
