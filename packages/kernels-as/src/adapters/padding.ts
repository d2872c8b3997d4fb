// Kernels that put a margin around a tensor.
import type { TensorInfo } from '@tensorflow/tfjs-core';
import { bitsOf } from './create.ts';
import { type Call, kernel } from './helpers/kernel.ts';
import { stridedCopy, stridesOf } from './helpers/stridedCopy.ts';

type Paddings = [before: number, after: number][];

/** A run of indices of one dimension: `size` of them, from `from` of x on in direction `step`, to `to` of y on. */
interface Run {
  size: number;
  from: number;
  step: number;
  to: number;
}

function pad(call: Call, x: TensorInfo, paddings: Paddings, value: number): TensorInfo {
  const y = call.output(padded(x.shape, paddings), x.dtype);
  if (paddings.some(([before, after]) => before + after > 0)) {
    call.k.fillInt(call.ptr(y), call.data(y).length, bitsOf(value, x.dtype));
  }
  const to = stridesOf(y.shape);
  const start = paddings.reduce((sum, [before], d) => sum + before * to[d], 0);
  stridedCopy(call, call.ptr(x), call.ptr(y) + 4 * start, { size: x.shape, from: stridesOf(x.shape), to });
  return y;
}

/** Every dimension is mirror, inside, mirror; `edge` is 1 where the outermost element is repeated. */
function mirrorPad(call: Call, x: TensorInfo, paddings: Paddings, edge: number): TensorInfo {
  const y = call.output(padded(x.shape, paddings), x.dtype);
  if (x.shape.some((n, d) => Math.max(...paddings[d]) > n - 1 + edge))
    throw new Error(`mirrorPad: expected margins within [${x.shape}], got ${paddings}.`);
  const [from, to] = [stridesOf(x.shape), stridesOf(y.shape)];
  const runs = x.shape.map((n, d): Run[] => {
    const [before, after] = paddings[d];
    return [
      { size: before, from: before - edge, step: -1, to: 0 },
      { size: n, from: 0, step: 1, to: before },
      { size: after, from: n - 2 + edge, step: -1, to: before + n },
    ].filter((run) => run.size > 0);
  });
  for (const piece of product(runs)) {
    const at = (strides: number[], key: 'from' | 'to') =>
      4 * piece.reduce((sum, run, d) => sum + run[key] * strides[d], 0);
    stridedCopy(call, call.ptr(x) + at(from, 'from'), call.ptr(y) + at(to, 'to'), {
      size: piece.map((run) => run.size),
      from: piece.map((run, d) => run.step * from[d]),
      to,
    });
  }
  return y;
}

function padded(shape: number[], paddings: Paddings): number[] {
  if (paddings.length !== shape.length || !paddings.flat().every((n) => n >= 0))
    throw new Error(
      `pad: expected margins of at least 0 for ${shape.length} dimensions, got [${paddings.join('], [')}].`,
    );
  return shape.map((n, d) => paddings[d][0] + n + paddings[d][1]);
}

function product<T>(lists: T[][]): T[][] {
  return lists.reduce<T[][]>((rows, list) => rows.flatMap((row) => list.map((item) => [...row, item])), [[]]);
}

/** PadV2 and MirrorPad. */
export const padding = [
  kernel<{ x: TensorInfo }, { paddings: Paddings; constantValue: number }>(
    'PadV2',
    ({ x }, { paddings, constantValue }, call) => pad(call, x, paddings, constantValue),
  ),

  kernel<{ x: TensorInfo }, { paddings: Paddings; mode: string }>(
    'MirrorPad',
    ({ x }, { paddings, mode }, call) => mirrorPad(call, x, paddings, mode === 'reflect' ? 0 : 1),
  ),
];
