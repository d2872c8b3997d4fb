import type { Page } from './page.ts';

/** Takes samples of one row out of the bytes of a strip or tile into `row`, `count` of them, differences summed. */
export type SampleReader = (bytes: Uint8Array, at: number, row: Uint16Array, count: number) => void;

/** The reader that suits depth and byte order; `step` is the number of samples between those of one kind. */
export function sampleReader({ depth, little, differences }: Page, step: number): SampleReader {
  const [high, low] = little ? [1, 0] : [0, 1];
  const mask = (1 << depth) - 1;
  const read = (bytes: Uint8Array, at: number, i: number): number => {
    if (depth === 8) return bytes[at + i];
    if (depth === 16) return (bytes[at + 2 * i + high] << 8) | bytes[at + 2 * i + low];
    const bit = i * depth;
    return (bytes[at + (bit >> 3)] >> (8 - depth - (bit & 7))) & mask;
  };
  return (bytes, at, row, count) => {
    for (let i = 0; i < count; i++) {
      const value = read(bytes, at, i);
      row[i] = differences && i >= step ? (row[i - step] + value) & mask : value;
    }
  };
}
