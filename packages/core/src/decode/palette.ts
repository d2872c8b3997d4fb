import { over } from './over.ts';

/** Colours that indices name: `channels` bytes each, alpha already composited on black. */
export interface Palette {
  readonly channels: 1 | 3;
  readonly colours: Uint8Array;
  readonly count: number;
}

/** Red, green and blue of each colour, and its alpha, 255 if not given; grey if all of them are. */
export function paletteOf(rgb: Uint8Array, alphaOf: (index: number) => number = () => 255): Palette {
  const count = Math.floor(rgb.length / 3);
  const composited = rgb.slice(0, count * 3).map((value, i) => over(value, alphaOf(Math.floor(i / 3))));
  const grey = composited.every((value, i) => value === composited[i - (i % 3)]);
  return grey
    ? { channels: 1, colours: composited.filter((_, i) => i % 3 === 0), count }
    : { channels: 3, colours: composited, count };
}
