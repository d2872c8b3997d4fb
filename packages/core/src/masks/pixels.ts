import type { Masking, Observation } from './types.ts';

/** What is seen where pixels (x, y) are known in all channels, or missing in all. */
export function pixels(
  { height, width, channels }: Masking,
  isMissing: (x: number, y: number) => boolean,
): Observation {
  const known = new Float32Array(height * width * channels);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * channels;
      known.fill(isMissing(x, y) ? 0 : 1, at, at + channels);
    }
  return { side: 1, known };
}

/** Pixels a step of a grid that keeps one in step x step, so that a share of them is missing: at least 2. */
export function gridStep(fraction: number): number {
  return Math.max(2, Math.floor(1 / Math.sqrt(1 - fraction) + 0.5));
}
