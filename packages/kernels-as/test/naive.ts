// Products as plain loops compute them, and kernels on arrays.

import { windowWords as wordsOf } from '../build/structs.ts';
import type { Wasm } from '../src/wasm/module.ts';
import { valuesOf } from './cases/fill.ts';
import { expectUntouched, fenced } from './redZones.ts';

const { fround } = Math;

/** Fixed numbers of both signs. */
export function fill(length: number, which: number): Float32Array {
  return Float32Array.from(valuesOf({ shape: [length] }, which));
}

/** [m, n] sums over k of a(i, k) * b(k, j), rounded after every operation. */
export function naive(
  [m, n, k]: number[],
  a: (i: number, p: number) => number,
  b: (p: number, j: number) => number,
): Float32Array {
  const c = new Float32Array(m * n);
  for (let i = 0; i < m; i++)
    for (let j = 0; j < n; j++) {
      let sum = 0;
      for (let p = 0; p < k; p++) sum = fround(sum + fround(a(i, p) * b(p, j)));
      c[i * n + j] = sum;
    }
  return c;
}

/**
 * Runs a kernel on arrays that are copied in; returns the output's elements. `go` gets the addresses of the inputs, of the output and of the
 * workspace, whose bytes `workspace` gives for the addresses of the inputs. Output and workspace are poisoned, and a red zone stands behind each.
 */
export function run(
  { heap }: Wasm,
  inputs: ArrayLike<number>[],
  outputs: number,
  workspace: (inputs: number[]) => number,
  go: (at: number[]) => void,
) {
  const blocks = inputs.map((x) => {
    const at = heap.allocate(4 * x.length);
    if (x instanceof Int32Array) heap.i32(at, x.length).set(x);
    else heap.f32(at, x.length).set(x);
    return at;
  });
  const zones = [4 * outputs, workspace(blocks)].map((bytes) => fenced(heap, bytes));
  const y = zones[0].at;
  heap.f32(y, outputs).fill(Number.NaN);
  heap.u8(zones[1].at, zones[1].bytes).fill(0xff);
  go([...blocks, ...zones.map(({ at }) => at)]);
  for (const [i, zone] of zones.entries()) expectUntouched(heap, zone, ['output', 'workspace'][i]);
  const result = heap.f32(y, outputs).slice();
  for (const at of [...blocks, ...zones.map((zone) => zone.at)]) heap.free(at);
  return result;
}

/** The words of a window over images. */
export function windowWords(
  x: readonly number[],
  filter: readonly number[],
  out: readonly number[],
  { stride, dilation = 1, pad }: { stride: readonly number[]; dilation?: number; pad: readonly number[] },
): Int32Array {
  const [batch, inHeight, inWidth, inChannels] = x;
  const words = wordsOf({
    ...{ batch, inHeight, inWidth, inChannels },
    ...{ outHeight: out[0], outWidth: out[1], outChannels: filter[3] },
    ...{ filterHeight: filter[0], filterWidth: filter[1], strideHeight: stride[0], strideWidth: stride[1] },
    ...{ dilationHeight: dilation, dilationWidth: dilation, top: pad[0], left: pad[1], notFinite: 0 },
    ...{ inDepth: 1, outDepth: 1, filterDepth: 1, strideDepth: 1, dilationDepth: 1, front: 0 },
  });
  return Int32Array.from(words);
}
