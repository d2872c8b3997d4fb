import { ConfigError } from '../errors.ts';
import type { Observation } from '../masks/types.ts';
import { sizeOf } from '../nn/layer.ts';
import * as tf from '../tf.ts';

/** Samples of which everything is known. */
export function wholly(shape: readonly number[]): Observation {
  return { side: 1, known: new Float32Array(sizeOf(shape)).fill(1) };
}

/** The shape of what is seen of a sample. Throws ConfigError where an observation does not fit. */
export function seenShape(shape: readonly number[], { side, known }: Observation): number[] {
  const seen = side === 1 ? [...shape] : [shape[0] / side, shape[1] / side, ...shape.slice(2)];
  if (known.length !== sizeOf(seen))
    throw new ConfigError(`mask: expected one for samples of [${shape}], got ${known.length} numbers.`);
  return seen;
}

/** What is seen of samples [N, ...shape], and 0 for what is not. Differentiable. `known` [...seenShape]. */
export function observe(x: tf.Tensor, side: number, known: tf.Tensor): tf.Tensor {
  const means = side === 1 ? x : tf.avgPool(x as tf.Tensor4D, side, side, 'valid');
  return tf.mul(means, known);
}

/** As `observe`, of samples [N, ...shape] that are given flat. */
export function observed(
  data: Float32Array,
  shape: readonly number[],
  observation: Observation,
): Float32Array {
  const { side, known } = observation;
  const means = side === 1 ? data : meansOf(data, shape, side);
  return means.map((value, i) => value * known[i % known.length]);
}

/** The known numbers of samples [N, ...shape], flat, those that are not known left out: [N, numbers], flat. */
export function seenOf(data: Float32Array, shape: readonly number[], observation: Observation): Float32Array {
  const { side, known } = observation;
  const means = side === 1 ? data : meansOf(data, shape, side);
  const places: number[] = [];
  for (const [i, value] of known.entries()) if (value !== 0) places.push(i);
  const count = means.length / known.length;
  const seen = new Float32Array(count * places.length);
  for (let i = 0; i < count; i++)
    for (let k = 0; k < places.length; k++) seen[i * places.length + k] = means[i * known.length + places[k]];
  return seen;
}

/** The mean of each square of `side` pixels of images [N, height, width, channels], flat. */
export function meansOf(
  data: Float32Array,
  [height, width, channels]: readonly number[],
  side: number,
): Float32Array {
  const [rows, columns] = [height / side, width / side];
  const sums = new Float64Array((data.length / (height * width)) * rows * columns);
  for (let i = 0; i < data.length; i++) {
    const [channel, pixel] = [i % channels, Math.floor(i / channels)];
    const [x, line] = [pixel % width, Math.floor(pixel / width)];
    const [y, image] = [line % height, Math.floor(line / height)];
    const square = (image * rows + Math.floor(y / side)) * columns + Math.floor(x / side);
    sums[square * channels + channel] += data[i];
  }
  return Float32Array.from(sums, (sum) => sum / (side * side));
}
