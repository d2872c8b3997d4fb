import { streams } from '../random/streams.ts';

type Draw = (stream: number, step: number, count: number, first?: number) => Float32Array;

/** Samples per step of the stream: an index may be anything up to 2^53, an element of a step not. */
const BLOCK = 2 ** 20;

/** Samples that are drawn in one call at most. */
const RUN = 4096;

/**
 * `width` (at most 4096) random numbers for each sample, handed to `visit` with the sample's row in the batch and where its
 * numbers begin. They are a function of the seed and the sample's index alone; `sequence` (0 or 1) tells apart
 * those of one set. Neighbouring indices are drawn together.
 */
export function perSample(
  draw: Draw,
  sequence: 0 | 1,
  width: number,
  indices: ArrayLike<number>,
  visit: (row: number, numbers: Float32Array, at: number) => void,
): void {
  for (let row = 0; row < indices.length; ) {
    const first = indices[row];
    const most = Math.min(indices.length - row, RUN, BLOCK - (first % BLOCK));
    let count = 1;
    while (count < most && indices[row + count] === first + count) count++;
    const step = 2 * Math.floor(first / BLOCK) + sequence;
    const numbers = draw(streams.data, step, count * width, (first % BLOCK) * width);
    for (let i = 0; i < count; i++) visit(row + i, numbers, i * width);
    row += count;
  }
}
