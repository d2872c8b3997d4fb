// The distances of searches for latents in plain float64: from differences [samples, height, width, channels], flat, to one number a sample.

/** Numbers of a sample, flat, and its shape. */
export type DistanceReference = (differences: readonly number[], shape: readonly number[]) => number;

/** By name of the distance. */
export const references: Record<string, DistanceReference> = {
  l1: (d) => d.reduce((sum, x) => sum + Math.abs(x), 0),
  l2: (d) => d.reduce((sum, x) => sum + x * x, 0),
  laplacian: (d, shape) => {
    if (shape.length === 1) return d.reduce((sum, x) => sum + Math.abs(x), 0);
    const [height, width, channels] = shape;
    let level: Level = { height, width, channels, at: (y, x, c) => d[(y * width + x) * channels + c] };
    let total = 0;
    for (let i = 0; i < 3 && Math.min(level.height, level.width) >= 4; i++) {
      const fine = level;
      const smooth = smoothed(fine);
      total += meanSize({ ...fine, at: (y, x, c) => fine.at(y, x, c) - smooth.at(y, x, c) });
      level = halved(smooth);
    }
    return (total + meanSize(level)) * d.length;
  },
};

/** One level of a pyramid. */
interface Level {
  readonly height: number;
  readonly width: number;
  readonly channels: number;
  readonly at: (y: number, x: number, c: number) => number;
}

/** The mean of the absolute numbers of a level. */
function meanSize({ height, width, channels, at }: Level): number {
  let sum = 0;
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) for (let c = 0; c < channels; c++) sum += Math.abs(at(y, x, c));
  return sum / (height * width * channels);
}

/** Binomial weights over 5 x 5 pixels; pixels outside are those that a mirror at the border shows. */
function smoothed(level: Level): Level {
  const weights = [1, 4, 6, 4, 1];
  const inside = (i: number, n: number) => (i < 0 ? -1 - i : i >= n ? 2 * n - 1 - i : i);
  const at = (y: number, x: number, c: number) => {
    let sum = 0;
    for (let i = -2; i <= 2; i++)
      for (let k = -2; k <= 2; k++) {
        const value = level.at(inside(y + i, level.height), inside(x + k, level.width), c);
        sum += (weights[i + 2] * weights[k + 2] * value) / 256;
      }
    return sum;
  };
  return stored({ ...level, at });
}

/** The means of 2 x 2 pixels. */
function halved(level: Level): Level {
  const { height, width, at } = level;
  return stored({
    ...level,
    height: Math.floor(height / 2),
    width: Math.floor(width / 2),
    at: (y, x, c) =>
      (at(2 * y, 2 * x, c) +
        at(2 * y + 1, 2 * x, c) +
        at(2 * y, 2 * x + 1, c) +
        at(2 * y + 1, 2 * x + 1, c)) /
      4,
  });
}

/** The same numbers, computed once. */
function stored({ height, width, channels, at }: Level): Level {
  const values: number[] = [];
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) for (let c = 0; c < channels; c++) values.push(at(y, x, c));
  return { height, width, channels, at: (y, x, c) => values[(y * width + x) * channels + c] };
}
