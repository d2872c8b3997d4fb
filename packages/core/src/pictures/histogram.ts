import type { Samples } from '../training/events.ts';
import { blend, type Colour, canvas, FAKE, REAL, SIDE } from './canvas.ts';
import type { Image } from './image.ts';

const BINS = 64;
const WIDE = SIDE / BINS;
const MARGIN = 0.25;
/** Height of the axis, in highest bars of real samples. */
const ROOM = 1.5;

/**
 * The distribution of fakes, coloured, over that of real samples, grey; both have the same area, numbers 1-D. Both axes are those of the real
 * samples, so that all pictures of a run have the same; bars that are too high are cut off.
 */
export function histogram(fakes: Samples, reals: Samples | undefined): Image {
  const picture = canvas();
  const range = rangeOf(reals ?? fakes);
  const layers: [number[], Colour, number][] = [];
  if (reals) layers.push([shares(reals, range), REAL, 200]);
  layers.push([shares(fakes, range), FAKE, 150]);
  const highest = Math.max(...layers[0][0], Number.MIN_VALUE) * (reals ? ROOM : 1);
  for (const [bars, colour, alpha] of layers) {
    for (let x = 0; x < SIDE; x++) {
      const share = Math.min(1, bars[Math.floor(x / WIDE)] / highest);
      const bar = Math.floor(share * (SIDE - 24));
      for (let y = SIDE - bar; y < SIDE; y++) blend(picture, x, y, colour, alpha);
    }
  }
  return picture;
}

function rangeOf({ count, data }: Samples): [number, number] {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < count; i++) {
    low = Math.min(low, data[i]);
    high = Math.max(high, data[i]);
  }
  const pad = high > low ? (high - low) * MARGIN : 1;
  return [low - pad, high + pad];
}

/** The share of samples in each bin; those beyond the range are in none. */
function shares({ count, data }: Samples, [low, high]: [number, number]): number[] {
  const bins = new Array<number>(BINS).fill(0);
  for (let i = 0; i < count; i++) {
    const bin = Math.floor(((data[i] - low) / (high - low)) * BINS);
    if (bin >= 0 && bin < BINS) bins[bin] += 1 / count;
  }
  return bins;
}
