import type { Image } from './image.ts';

/** Each pixel as a square of `factor` x `factor`. */
export function enlarge({ width, height, channels, data }: Image, factor: number): Image {
  const across = width * factor;
  const picture = new Uint8Array(across * height * factor * channels);
  for (let y = 0; y < height * factor; y++) {
    const row = Math.floor(y / factor) * width;
    for (let x = 0; x < across; x++) {
      const from = (row + Math.floor(x / factor)) * channels;
      const to = (y * across + x) * channels;
      for (let c = 0; c < channels; c++) picture[to + c] = data[from + c];
    }
  }
  return { width: across, height: height * factor, channels, data: picture };
}
