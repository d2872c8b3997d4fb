import type { Samples } from '@ganvil/core';

/** Pixels of a side of a patch, as in https://arxiv.org/abs/1710.10196 section 5. */
const SIDE = 7;
/** Patches of each picture. */
const PATCHES = 16;

/**
 * Patches of 7x7 pixels from each level of a Laplacian pyramid of pictures, finest first; the last level is what remains. After Karras et al.
 * 2018, https://arxiv.org/abs/1710.10196 section 5. Differs: a level is what the mean of 2x2 pixels loses; patches keep mean and contrast;
 * 16 a picture, at places that follow from the number of the picture.
 */
export function patchesOf({ shape, count, data }: Samples): Samples[] {
  const [height, width, channels] = shape;
  const result: Samples[] = [];
  let [rows, columns, rest] = [height, width, data];
  while (rows % 2 === 0 && columns % 2 === 0 && Math.min(rows, columns) >= 2 * SIDE) {
    const means = halved(rest, count, rows, columns, channels);
    const lost = rest.map((value, at) => value - means[atHalf(at, rows, columns, channels)]);
    result.push(cut(lost, count, rows, columns, channels));
    [rows, columns, rest] = [rows / 2, columns / 2, means];
  }
  return [...result, cut(rest, count, rows, columns, channels)];
}

/** Where the mean is that number `at` of the larger pictures is part of. */
function atHalf(at: number, rows: number, columns: number, channels: number): number {
  const channel = at % channels;
  const pixel = (at - channel) / channels;
  const column = pixel % columns;
  const row = Math.floor(pixel / columns) % rows;
  const picture = Math.floor(pixel / (columns * rows));
  return (((picture * rows) / 2 + (row >> 1)) * (columns / 2) + (column >> 1)) * channels + channel;
}

function halved(
  data: Float32Array,
  count: number,
  rows: number,
  columns: number,
  channels: number,
): Float32Array<ArrayBuffer> {
  const means = new Float32Array((count * rows * columns * channels) / 4);
  for (let at = 0; at < data.length; at++) means[atHalf(at, rows, columns, channels)] += data[at] / 4;
  return means;
}

/** Patches at places that are spread evenly by two irrational steps. */
function cut(data: Float32Array, count: number, rows: number, columns: number, channels: number): Samples {
  const side = Math.min(SIDE, rows, columns);
  const length = side * channels;
  const patches = new Float32Array(count * PATCHES * side * length);
  for (let k = 0; k < count * PATCHES; k++) {
    const picture = Math.floor(k / PATCHES);
    const top = Math.floor(((k * Math.SQRT2) % 1) * (rows - side + 1));
    const left = Math.floor(((k * Math.sqrt(3)) % 1) * (columns - side + 1));
    for (let row = 0; row < side; row++) {
      const from = ((picture * rows + top + row) * columns + left) * channels;
      patches.set(data.subarray(from, from + length), (k * side + row) * length);
    }
  }
  return { shape: [side, side, channels], count: count * PATCHES, data: patches };
}
