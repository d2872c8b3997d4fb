import type { Image } from '../pictures/image.ts';

/** Where the pixels of a picture go, some of a row at a time, in any order. */
export interface Target {
  /** Takes `count` pixels of row `y`: every `across`th from column `left` on. */
  write(line: Uint8Array, count: number, y: number, left: number, across: number): void;
  /** The picture, once all pixels are there. */
  finish(): Image;
}

/** A picture of this size, shrunk to the mean of `factor` x `factor` pixels each (1, 2, 4 or 8); what is over is left out. */
export function target(size: Omit<Image, 'data'>, factor: number): Target {
  const { channels } = size;
  const width = Math.floor(size.width / factor);
  const height = Math.floor(size.height / factor);
  const length = width * height * channels;
  // 64 samples of 255 are below 2^16.
  const sums = factor === 1 ? new Uint8Array(length) : new Uint16Array(length);
  const log = 31 - Math.clz32(factor);
  return {
    write(line, count, y, left, across) {
      const row = y >> log;
      if (row >= height) return;
      if (factor === 1 && across === 1) {
        sums.set(line.subarray(0, count * channels), (row * width + left) * channels);
        return;
      }
      for (let i = 0; i < count; i++) {
        const column = (left + i * across) >> log;
        if (column >= width) break;
        const to = (row * width + column) * channels;
        for (let c = 0; c < channels; c++) sums[to + c] += line[i * channels + c];
      }
    },
    finish() {
      if (sums instanceof Uint8Array) return { width, height, channels, data: sums };
      const data = new Uint8Array(length);
      for (let i = 0; i < length; i++) data[i] = (sums[i] + ((factor * factor) >> 1)) >> (2 * log);
      return { width, height, channels, data };
    },
  };
}
