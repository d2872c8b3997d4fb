import type { Samples } from '../training/events.ts';

/** Shades of the upper, left and right face of a cell, and of the ground. */
const [TOP, LEFT, RIGHT, GROUND] = [0.9, 0.1, -0.35, -0.9];

/** A cell as pixels: its shade, row by row, 4 x 4; undefined where it covers nothing. */
const CELL: readonly (readonly (number | undefined)[])[] = [
  [undefined, TOP, TOP, undefined],
  [TOP, TOP, TOP, TOP],
  [LEFT, LEFT, RIGHT, RIGHT],
  [undefined, LEFT, RIGHT, undefined],
];

/**
 * Volumes [depth, height, width, channels] -> a picture each, from above and the side: the cells whose first channel is above 0, as cubes, the
 * last ones drawn in front. Farther cells are darker.
 */
export function solidView({ shape, count, data, ...rest }: Samples): Samples {
  const [depth, height, width, channels] = shape;
  const across = 2 * (depth + width) + 2;
  const down = depth + width + 2 * height + 2;
  const size = depth * height * width;
  const views = new Float32Array(count * across * down).fill(GROUND);
  for (let i = 0; i < count; i++) {
    for (let z = 0; z < depth; z++) {
      for (let y = height - 1; y >= 0; y--) {
        for (let x = 0; x < width; x++) {
          const value = data[(i * size + (z * height + y) * width + x) * channels];
          if (!(value > 0)) continue;
          const place = [2 * (x - z + depth - 1), x + z + 2 * y] as const;
          const near = (x + z) / (depth + width);
          cell(views.subarray(i * across * down, (i + 1) * across * down), across, place, near);
        }
      }
    }
  }
  return { ...rest, shape: [down, across, 1], count, data: views };
}

function cell(
  view: Float32Array,
  across: number,
  [left, top]: readonly [number, number],
  near: number,
): void {
  for (const [y, row] of CELL.entries()) {
    for (const [x, shade] of row.entries()) {
      if (shade !== undefined)
        view[(top + y) * across + left + x] = shade * (0.7 + 0.3 * near) - 0.15 * (1 - near);
    }
  }
}
