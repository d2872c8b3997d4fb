// Calls that tfjs-backend-wasm takes and reads foreign memory for, or gets wrong: refused before they are lent.
import { backend_util, type TensorInfo } from '@tensorflow/tfjs-core';

/** An input's shape and elements. */
export interface Given {
  readonly shape: readonly number[];
  readonly values: ArrayLike<number>;
}

/** What was expected and what was given; nothing where the call is fine. */
type Check = (input: (name: string) => Given) => string | undefined;

/** The kernel reads rows before it looks whether they are there. */
const rows: Check = (input) => {
  const { values } = input('indices');
  const [count] = input('data').shape;
  for (let i = 0; i < values.length; i++)
    if (!(values[i] >= 0 && values[i] < count))
      return backend_util.getSparseSegmentReductionIndicesOutOfRangeErrorMessage(i, values[i], count);
};

/** The kernel only prints that it cannot count them. */
const counts: Check = (input) => {
  const { values } = input('x');
  for (let i = 0; i < values.length; i++)
    if (values[i] < 0) return `expected no negative number, got ${values[i]}`;
};

const checks: Readonly<Record<string, Check | undefined>> = {
  DenseBincount: counts,
  SparseSegmentMean: rows,
  SparseSegmentSum: rows,
};

/** Throws where a call must not be lent. */
export function checkLent(
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
