import type { Samples } from '../training/events.ts';

const GAP = 1;

/** Samples [height, width, frames] -> their frames from left to right, one grey image each, a grey line between them. */
export function frameStrip({ shape, count, data, ...rest }: Samples): Samples {
  const [height, width, frames] = shape;
  const across = frames * (width + GAP) - GAP;
  const strips = new Float32Array(count * height * across);
  for (let row = 0; row < count * height; row++) {
    for (let frame = 0; frame < frames; frame++) {
      for (let x = 0; x < width; x++)
        strips[row * across + frame * (width + GAP) + x] = data[(row * width + x) * frames + frame];
    }
  }
  return { ...rest, shape: [height, across, 1], count, data: strips };
}
