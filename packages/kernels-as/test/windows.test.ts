// Windows of every geometry that tfjs computes: also larger than the image, beside it, or with no position left. What tfjs'
// cpu backend gives, or an error; the gradients by the adjoint of a linear map.
import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Build, configure } from '../src/index.ts';
import { noise } from './differences.ts';
import { startBuild } from './startBuild.ts';

type Pad = 'same' | 'valid' | number | [number, number, number, number];
type Rounding = 'floor' | 'round' | 'ceil' | undefined;

interface Window {
  image: [number, number];
  size: [number, number];
  strides: [number, number];
  dilations: [number, number];
  pad: Pad;
  rounding: Rounding;
  channels: number;
}

const chooser = (seed: number) => {
  let i = 0;
  return <T>(list: readonly T[]): T => {
    const unit = (noise(1, seed * 1009 + i++)[0] + 1) / 2;
    return list[Math.floor(unit * list.length)];
  };
};

const sides = [0, 1, 2, 3, 5, 8, 17];
const paddings = [0, 0, 1, 2, 3, 7];

function windowOf(seed: number, dilated: boolean): Window {
  const one = chooser(seed);
  const pad = one(['same', 'valid', 'number', 'explicit', 'explicit'] as const);
  const sizes = [1, 2, 3, 4, 5, 9, 17];
  return {
    image: [one(sides), one(sides)],
    size: [one(sizes), one(sizes)],
    strides: dilated ? [1, 1] : [one([1, 1, 2, 3, 5]), one([1, 1, 2, 3, 5])],
    dilations: dilated ? [one([1, 2, 3]), one([1, 2, 5])] : [1, 1],
    pad:
      pad === 'number'
        ? one(paddings)
        : pad === 'explicit'
          ? [one(paddings), one(paddings), one(paddings), one(paddings)]
          : pad,
    rounding:
      typeof pad === 'string' && (pad === 'same' || pad === 'valid')
        ? undefined
        : one([undefined, 'floor', 'round', 'ceil'] as const),
    channels: one([1, 3, 8]),
  };
}

const padOf = (pad: Pad) =>
  (typeof pad === 'object' ? [[0, 0], pad.slice(0, 2), pad.slice(2), [0, 0]] : pad) as 'same';

const fill = (shape: number[], seed: number) => tf.tensor(noise(tf.util.sizeFromShape(shape), seed), shape);

interface Op {
  name: string;
  dilated: boolean;
  linear: boolean;
  filter?: (w: Window) => number[];
  run(x: tf.Tensor4D, f: tf.Tensor4D, w: Window): tf.Tensor;
}

const conv = (x: tf.Tensor4D, f: tf.Tensor4D, w: Window) =>
  tf.conv2d(x, f, w.strides, padOf(w.pad), 'NHWC', w.dilations, w.rounding);
const spread = (x: tf.Tensor4D, f: tf.Tensor4D, w: Window) =>
  tf.depthwiseConv2d(x, f, w.strides, padOf(w.pad), 'NHWC', w.dilations, w.rounding);
const mixing = (w: Window) => [...w.size, w.channels, w.channels === 8 ? 9 : 2];

const ops: Op[] = [
  { name: 'conv2d', dilated: false, linear: true, filter: mixing, run: conv },
  { name: 'conv2d', dilated: true, linear: true, filter: mixing, run: conv },
  {
    name: 'depthwiseConv2d',
    dilated: false,
    linear: true,
    filter: (w) => [...w.size, w.channels, 2],
    run: spread,
  },
  {
    name: 'depthwiseConv2d',
    dilated: true,
    linear: true,
    filter: (w) => [...w.size, w.channels, 2],
    run: spread,
  },
  {
    name: 'maxPool',
    dilated: false,
    linear: false,
    run: (x, _, w) => tf.maxPool(x, w.size, w.strides, padOf(w.pad), w.rounding),
  },
  {
    name: 'avgPool',
    dilated: false,
    linear: true,
    run: (x, _, w) => tf.avgPool(x, w.size, w.strides, padOf(w.pad), w.rounding),
  },
];

const COUNT = 120;
const rows = ops.flatMap((op, k) =>
  Array.from({ length: COUNT }, (_, i) => ({ op, w: windowOf(1000 * k + i, op.dilated) })),
);

/** As tfjs' cpu backend computes it; nothing where it fails or computes a size below zero. */
async function reference(
  op: Op,
  w: Window,
): Promise<{ shape: number[]; values: ArrayLike<number> } | undefined> {
  await tf.setBackend('cpu');
  try {
    return tf.tidy(() => {
      const y = op.run(...inputsOf(op, w), w);
      return y.shape.some((n) => n < 0)
        ? undefined
        : { shape: y.shape.map((n) => n + 0), values: y.dataSync() };
    });
  } catch {
    return undefined;
  }
}

function inputsOf(op: Op, w: Window): [tf.Tensor4D, tf.Tensor4D] {
  const x = fill([2, ...w.image, w.channels], 1);
  const f = fill(op.filter?.(w) ?? [0, 1, 1, 1], 2);
  return [x as tf.Tensor4D, f as tf.Tensor4D];
}

const dot = (a: tf.Tensor, b: tf.Tensor) => {
  const [x, y] = [a.dataSync(), b.dataSync()];
  let sum = 0;
  for (let i = 0; i < x.length; i++) sum += x[i] * y[i];
  return sum;
};

/** Gradients of a linear map: <run(x), dy> = <x, dx>, and the same of the filter. */
function expectAdjoint(op: Op, w: Window): void {
  const [x, f] = inputsOf(op, w);
  const y = op.run(x, f, w);
  const dy = fill(y.shape, 3);
  const finite = y.dataSync().every(Number.isFinite);
  const wanted = dot(y, dy);
  const pairs = op.filter
    ? ([
        ...tf
          .grads((a, b) => op.run(a as tf.Tensor4D, b as tf.Tensor4D, w))([x, f], dy)
          .entries(),
      ] as const)
    : ([[0, tf.grad((a) => op.run(a as tf.Tensor4D, f, w))(x, dy)]] as const);
  for (const [i, gradient] of pairs) {
    const input = [x, f][i];
    expect(gradient.shape).toEqual(input.shape);
    if (!finite || !op.linear) continue;
    expect(Math.abs(dot(gradient, input) - wanted)).toBeLessThanOrEqual(1e-4 * Math.max(1, y.size));
  }
}

const builds: Build[] = ['scalar', 'simd', 'wide'];
const label = ({ op, w }: (typeof rows)[0]) =>
  `${op.name} [${w.image}] by [${w.size}] strides ${w.strides} dilations ${w.dilations} pad ${w.pad} ${w.rounding ?? ''} channels ${w.channels}`;

afterAll(() => configure({ build: undefined, fallback: 'wasm' }));

describe.each(builds)('build %s', (build) => {
  beforeAll(() => startBuild(build));

  it.each(rows.map((row) => [label(row), row] as const))('%s', async (_, { op, w }) => {
    const right = await reference(op, w);
    await tf.setBackend('ganvil');
    const before = tf.memory().numTensors;
    if (!right) {
      expect(() => tf.tidy(() => op.run(...inputsOf(op, w), w))).toThrow(/expected|Error/);
    } else {
      tf.tidy(() => {
        const y = op.run(...inputsOf(op, w), w);
        expect(y.shape).toEqual(right.shape);
        const values = y.dataSync();
        for (let i = 0; i < right.values.length; i++) {
          if (Number.isNaN(right.values[i]) || Math.abs(right.values[i]) === Number.POSITIVE_INFINITY)
            continue;
          expect(Math.abs(values[i] - right.values[i])).toBeLessThanOrEqual(
            1e-4 * Math.max(1, Math.abs(right.values[i])),
          );
        }
        expectAdjoint(op, w);
      });
    }
    expect(tf.memory().numTensors).toBe(before);
  });
});
