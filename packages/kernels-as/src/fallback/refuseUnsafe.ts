// Refuses calls for which tfjs-backend-wasm would read beyond its inputs or give wrong results.
import { backend_util, type TensorInfo } from '@tensorflow/tfjs-core';

/** An input's shape and elements. */
export interface Given {
  readonly shape: readonly number[];
  readonly values: ArrayLike<number>;
}

/** What was expected and what was given; nothing where the call is fine. */
type Check = (input: (name: string) => Given) => string | undefined;

/** The kernel reads rows before it checks that they exist. */
const rows: Check = (input) => {
  const { values } = input('indices');
  const [count] = input('data').shape;
  for (let i = 0; i < values.length; i++)
    if (!(values[i] >= 0 && values[i] < count))
      return backend_util.getSparseSegmentReductionIndicesOutOfRangeErrorMessage(i, values[i], count);
};

/** The kernel reads as many ids as there are indices, or the other way round. */
const segments: Check = (input) =>
  input('segmentIds').values.length === input('indices').values.length
    ? rows(input)
    : 'segmentIds and indices should have same size';

/** The kernel reads a value for every row of indices. */
const entries: Check = (input) => {
  const [[count], [values]] = [input('indices').shape, input('values').shape];
  return count === values ? undefined : `expected ${count} values, got ${values}`;
};

/** The kernel reads a score for every box. */
const scored: Check = (input) => {
  const [[boxes], [scores]] = [input('boxes').shape, input('scores').shape];
  return boxes === scores ? undefined : `expected ${boxes} scores, got ${scores}`;
};

/** The kernel divides by the length of the last axis. */
const ranked: Check = (input) =>
  input('x').shape.at(-1) === 0 ? 'expected elements along the last axis, got none' : undefined;

/** The kernel only prints that it cannot count them, and reads a weight for every one if there are any. */
const counts: Check = (input) => {
  const { values } = input('x');
  const weights = input('weights').values.length;
  if (weights > 0 && weights !== values.length)
    return `expected ${values.length} weights or none, got ${weights}`;
  for (let i = 0; i < values.length; i++)
    if (values[i] < 0) return `expected no negative number, got ${values[i]}`;
};

const checks: Readonly<Record<string, Check | undefined>> = {
  DenseBincount: counts,
  NonMaxSuppressionV3: scored,
  NonMaxSuppressionV4: scored,
  NonMaxSuppressionV5: scored,
  SparseFillEmptyRows: entries,
  SparseSegmentMean: segments,
  SparseSegmentSum: segments,
  TopK: ranked,
};

/** Throws where a call must not go to tfjs-backend-wasm. */
export function refuseUnsafe(
  kernelName: string,
  inputs: Readonly<Record<string, TensorInfo | undefined>>,
  valuesOf: (x: TensorInfo) => ArrayLike<number>,
): void {
  const given = (name: string): Given => {
    const x = inputs[name];
    return { shape: x?.shape ?? [], values: x ? valuesOf(x) : [] };
  };
  const wrong = checks[kernelName]?.(given);
  if (wrong) throw new Error(`kernel ${kernelName}: ${wrong}.`);
}
