import type { Samples } from '../training/events.ts';

const HEIGHT = 48;
const MOST = 256;
const MIDDLE = (HEIGHT - 1) / 2;

/** Samples [length, channels] -> a plot of the first channel each, white on black: a bar per column from its lowest to its highest value. */
export function waveform({ shape, count, data, ...rest }: Samples): Samples {
  const [length, channels] = shape;
  const width = Math.min(MOST, length);
  const plots = new Float32Array(count * HEIGHT * width).fill(-1);
  const rowOf = (value: number) => Math.floor(MIDDLE - Math.max(-1, Math.min(1, value)) * MIDDLE + 0.5);
  for (let i = 0; i < count; i++) {
    for (let x = 0; x < width; x++) {
      const [first, end] = [Math.floor((x * length) / width), Math.floor(((x + 1) * length) / width)];
      let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
      // One value of the next column too, so that the line has no breaks.
      for (let k = first; k < Math.min(end + 1, length); k++) {
        const value = data[(i * length + k) * channels];
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
      for (let y = rowOf(high); y <= rowOf(low); y++) plots[(i * HEIGHT + y) * width + x] = 1;
    }
  }
  return { ...rest, shape: [HEIGHT, width, 1], count, data: plots };
}
