// What is measured is also right: every call, at its full shape, gives what tfjs' own backends give.
import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-backend-wasm';
import { tf } from '@ganvil/core';
import { configure } from '@ganvil/kernels-as';
import { beforeAll, describe, expect, test } from 'vitest';
import { type KernelCall, makeInputs } from '../src/kernels/calls/call.ts';
import { tfjsWasmCalls } from '../src/kernels/calls/tfjsWasmCalls.ts';
import { cases } from '../src/kernels/cases/index.ts';

const TOLERANCE = 1e-4;
/** Kernels that tfjs-backend-wasm gets wrong: bools of other values than 0 and 1, floats as integers, inexact quotients. */
const WRONG_IN_WASM = ['Cast', 'OneHot', 'FloorDiv'];
/** Its `output` is not the pooled `input`, which does for a measurement. */
const INCONSISTENT = ['MaxPoolGrad'];

const all = [
  ...tfjsWasmCalls,
  ...Object.values(cases).flatMap((family) => family.flatMap(({ call = [] }) => call)),
];
const byKernel = new Map<string, KernelCall[]>();
for (const call of all) byKernel.set(call.kernel, [...(byKernel.get(call.kernel) ?? []), call]);

async function resultOf(
  backend: string,
  call: KernelCall,
): Promise<{ shape: number[]; values: ArrayLike<number> }[]> {
  await tf.setBackend(backend);
  const inputs = makeInputs(call);
  const outputs = [tf.engine().runKernel(call.kernel, inputs, call.attrs as never) as tf.Tensor].flat();
  const results = outputs.map((y) => ({ shape: y.shape, values: y.dataSync() }));
  tf.dispose([inputs, outputs]);
  return results;
}

/** Largest difference, relative to the largest number of the reference where that is above 1. */
function difference(a: ArrayLike<number>, b: ArrayLike<number>): number {
  if (a.length !== b.length) return Number.POSITIVE_INFINITY;
  let [max, scale] = [0, 1];
  for (let i = 0; i < b.length; i++) {
    if (Object.is(a[i], b[i])) continue;
    max = Math.max(max, Math.abs(a[i] - b[i]));
    scale = Math.max(scale, Math.abs(b[i]));
  }
  return max / scale;
}

beforeAll(async () => {
  configure({ fallback: 'none' });
  for (const name of ['ganvil', 'wasm']) await tf.setBackend(name);
});

describe('calls', () => {
  test.each([...byKernel].filter(([kernel]) => !INCONSISTENT.includes(kernel)))(
    '%s',
    async (kernel, calls) => {
      expect(tf.getKernel(kernel, 'ganvil')).toBeDefined();
      const reference = WRONG_IN_WASM.includes(kernel) ? 'cpu' : 'wasm';
      if (!tf.getKernel(kernel, reference)) return; // compared with compositions by the tests of kernels-as
      for (const call of calls) {
        const [ours, theirs] = [await resultOf('ganvil', call), await resultOf(reference, call)];
        expect(ours.map(({ shape }) => shape)).toEqual(theirs.map(({ shape }) => shape));
        const max = Math.max(...ours.map(({ values }, i) => difference(values, theirs[i].values)));
        expect(max, JSON.stringify(call).slice(0, 300)).toBeLessThanOrEqual(TOLERANCE);
      }
    },
  );
});
