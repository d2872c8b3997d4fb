import type { Samples } from '../training/events.ts';
import { blend, type Canvas, type Colour, canvas, FAKE, REAL, SIDE } from './canvas.ts';
import type { Image } from './image.ts';

const MARGIN = 0.12;

/** The share of 256 that a dot paints of each pixel, row by row: a soft disc of 5 x 5. */
const DOT = [
  0, 40, 70, 40, 0, 40, 150, 190, 150, 40, 70, 190, 220, 190, 70, 40, 150, 190, 150, 40, 0, 40, 70, 40, 0,
];

/** The first two coordinates of fakes, coloured, over those of real samples, grey; the axes suit the real ones. */
export function scatter(fakes: Samples, reals: Samples | undefined): Image {
  const picture = canvas();
  const view = square(reals ?? fakes);
  if (reals) plot(picture, reals, view, REAL);
  plot(picture, fakes, view, FAKE);
  return picture;
}

interface View {
  readonly left: number;
  readonly top: number;
  readonly scale: number;
}

/** A square about all points, with a margin. */
function square({ shape: [d], count, data }: Samples): View {
  const low = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  const high = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let i = 0; i < count; i++) {
    for (let c = 0; c < 2; c++) {
      const value = data[i * d + c];
      if (value < low[c]) low[c] = value;
      if (value > high[c]) high[c] = value;
    }
  }
  const span = Math.max(high[0] - low[0], high[1] - low[1]);
  const side = span > 0 && span < Number.POSITIVE_INFINITY ? span * (1 + 2 * MARGIN) : 1;
  return { left: (low[0] + high[0] - side) / 2, top: (low[1] + high[1] + side) / 2, scale: SIDE / side };
}

function plot(picture: Canvas, { shape: [d], count, data }: Samples, view: View, colour: Colour): void {
  for (let i = 0; i < count; i++) {
    const x = Math.floor((data[i * d] - view.left) * view.scale);
    const y = Math.floor((view.top - data[i * d + 1]) * view.scale);
    for (let k = 0; k < DOT.length; k++)
      blend(picture, x - 2 + (k % 5), y - 2 + Math.floor(k / 5), colour, DOT[k]);
  }
}
