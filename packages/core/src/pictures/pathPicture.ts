import type { Samples } from '../training/events.ts';
import type { Image } from './image.ts';
import { scatter } from './scatter.ts';

/** The first `shown` points of a path, coloured, over all of it, grey; numbers by their place on it. The axes are those of the whole path. */
export function pathPicture(all: Samples, shown: number): Image {
  const plane = all.shape[0] === 1 ? byPlace(all) : all;
  const size = plane.data.length / plane.count;
  return scatter({ ...plane, count: shown, data: plane.data.subarray(0, shown * size) }, plane);
}

/** Numbers as points: how far on the path they are, and what they are; both axes are as long. */
function byPlace({ count, data }: Samples): Samples {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of data) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  const length = high > low ? high - low : 1;
  const points = new Float32Array(2 * count);
  for (let i = 0; i < count; i++) points.set([(length * i) / Math.max(1, count - 1), data[i]], 2 * i);
  return { shape: [2], count, data: points };
}
