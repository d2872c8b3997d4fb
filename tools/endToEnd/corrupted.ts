// Pictures that are spoilt in a known way, more or less.
import type { Samples } from '@ganvil/core';
import type { Random } from '@ganvil/kernels-as';

const STREAM = 1000; // of tools alone
const sizeOf = ({ shape }: Samples): number => shape.reduce((a, b) => a * b, 1);

/** Each pixel the mean of itself and its neighbours, weights 1 2 1 both ways, so many times; edges repeat. */
export function blurred(samples: Samples, times: number): Samples {
  const [, width, channels] = samples.shape;
  let { data } = samples;
  for (let round = 0; round < times; round++)
    data = smoothed(smoothed(data, samples, channels, width), samples, width * channels, samples.shape[0]);
  return { ...samples, data };
}

/** Along one side of the pictures: `length` pixels that lie `step` numbers apart. */
function smoothed(data: Float32Array, samples: Samples, step: number, length: number): Float32Array {
  const size = sizeOf(samples);
  return data.map((value, at) => {
    const place = Math.floor((at % size) / step) % length;
    const before = place === 0 ? value : data[at - step];
    const after = place === length - 1 ? value : data[at + step];
    return (before + 2 * value + after) / 4;
  });
}

/** Normal noise is added, and pixels stay from -1 to 1. */
export function noisy(samples: Samples, deviation: number, random: Random): Samples {
  const noise = random.normal(STREAM, 0, samples.data.length);
  const data = samples.data.map((value, i) => Math.max(-1, Math.min(1, value + 2 * deviation * noise[i])));
  return { ...samples, data };
}

/** The first pictures are those of another set. */
export function mixed(samples: Samples, other: Samples, share: number): Samples {
  const data = samples.data.slice();
  data.set(other.data.subarray(0, Math.round(share * samples.count) * sizeOf(samples)));
  return { ...samples, data };
}

/** The first `count` pictures that are of none of the first `classes` classes. */
export function withoutClasses(samples: Samples, classes: number, count: number): Samples {
  const size = sizeOf(samples);
  const kept = Array.from(samples.labels!.keys())
    .filter((i) => samples.labels![i] >= classes)
    .slice(0, count);
  if (kept.length < count)
    throw new Error(`corruptions: expected ${count} pictures of other classes, got ${kept.length}.`);
  const data = new Float32Array(count * size);
  for (const [i, index] of kept.entries())
    data.set(samples.data.subarray(index * size, (index + 1) * size), i * size);
  return { ...samples, count, data, labels: Int32Array.from(kept, (i) => samples.labels![i]) };
}
