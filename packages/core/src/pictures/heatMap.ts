import type { Samples } from '../training/events.ts';
import { blend, type Colour, canvas, FAKE, REAL, SIDE } from './canvas.ts';
import type { Image } from './image.ts';

const ROWS = 32;

/** Points of many columns as rows of cells, the fuller the larger the number; fakes, coloured, above as many real ones, grey. */
export function heatMap(fakes: Samples, reals: Samples | undefined): Image {
  const picture = canvas();
  const ranges = rangesOf(reals ?? fakes);
  const half = reals ? SIDE / 2 : SIDE;
  cells(picture, fakes, ranges, [0, half], FAKE);
  if (reals) cells(picture, reals, ranges, [half, SIDE], REAL);
  return picture;
}

/** Lowest and highest number of each column. */
function rangesOf({ shape: [d], count, data }: Samples): [number, number][] {
  return Array.from({ length: d }, (_, k) => {
    let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    for (let i = 0; i < count; i++) {
      low = Math.min(low, data[i * d + k]);
      high = Math.max(high, data[i * d + k]);
    }
    return [low, high > low ? high : low + 1];
  });
}

function cells(
  picture: ReturnType<typeof canvas>,
  { shape: [d], count, data }: Samples,
  ranges: readonly [number, number][],
  [top, bottom]: readonly [number, number],
  colour: Colour,
): void {
  const rows = Math.min(ROWS, count);
  for (let y = top; y < bottom - 2; y++) {
    const i = Math.floor(((y - top) * rows) / (bottom - top));
    for (let x = 0; x < SIDE; x++) {
      const k = Math.floor((x * d) / SIDE);
      const [low, high] = ranges[k];
      const share = Math.max(0, Math.min(1, (data[i * d + k] - low) / (high - low)));
      blend(picture, x, y, colour, Math.floor(20 + 236 * share));
    }
  }
}
