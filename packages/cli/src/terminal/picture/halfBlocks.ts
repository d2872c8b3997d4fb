import type { Image } from '@ganvil/core';

const RESET = '\x1b[0m';
const CUBE = [0, 95, 135, 175, 215, 255]; // levels of the 6 x 6 x 6 colours of a 256-colour terminal

/** An image as lines of upper half blocks: each character shows two pixels, one above the other. */
export function halfBlocks(image: Image, colours: number): string[] {
  const code = colours > 256 ? trueColour : paletteColour;
  const lines: string[] = [];
  for (let y = 0; y < image.height; y += 2) {
    let line = '';
    let last = '';
    for (let x = 0; x < image.width; x++) {
      const style = `\x1b[38;${code(pixel(image, x, y))};48;${code(pixel(image, x, y + 1))}m`;
      line += style === last ? '▀' : `${style}▀`;
      last = style;
    }
    lines.push(line + RESET);
  }
  return lines;
}

type Rgb = readonly [number, number, number];

function pixel({ width, height, channels, data }: Image, x: number, y: number): Rgb {
  if (y >= height) return [0, 0, 0];
  const at = (y * width + x) * channels;
  return channels === 1 ? [data[at], data[at], data[at]] : [data[at], data[at + 1], data[at + 2]];
}

const trueColour = ([r, g, b]: Rgb): string => `2;${r};${g};${b}`;

/** The nearest of the 24 greys for grey, of the colour cube for the rest. */
function paletteColour([r, g, b]: Rgb): string {
  if (r === g && g === b) {
    const grey = Math.round((r - 8) / 10);
    return `5;${grey < 0 ? 16 : grey > 23 ? 231 : 232 + grey}`;
  }
  const [i, j, k] = [r, g, b].map((value) => nearestLevel(value));
  return `5;${16 + 36 * i + 6 * j + k}`;
}

function nearestLevel(value: number): number {
  return CUBE.reduce(
    (best, level, i) => (Math.abs(level - value) < Math.abs(CUBE[best] - value) ? i : best),
    0,
  );
}
