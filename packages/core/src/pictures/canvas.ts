import type { Image } from './image.ts';

/** Red, green and blue, 0 to 255. */
export type Colour = readonly [number, number, number];

/** A square RGB picture to plot on. */
export interface Canvas extends Image {
  readonly channels: 3;
}

/** Pixels per side of a plot. */
export const SIDE = 512;
/** The colour of real samples. */
export const REAL: Colour = [158, 164, 172];
/** The colour of generated samples. */
export const FAKE: Colour = [226, 88, 34];
const PAPER: Colour = [255, 255, 255];

/** An empty plot. */
export function canvas(): Canvas {
  const data = new Uint8Array(SIDE * SIDE * 3);
  for (let i = 0; i < data.length; i++) data[i] = PAPER[i % 3];
  return { width: SIDE, height: SIDE, channels: 3, data };
}

/** Mixes `colour` into one pixel; `alpha` is its share of 256. Pixels outside are left out. */
export function blend({ data }: Canvas, x: number, y: number, colour: Colour, alpha: number): void {
  if (!(x >= 0 && x < SIDE && y >= 0 && y < SIDE)) return;
  for (let c = 0; c < 3; c++) {
    const at = (y * SIDE + x) * 3 + c;
    data[at] = (data[at] * (256 - alpha) + colour[c] * alpha + 128) >> 8;
  }
}
