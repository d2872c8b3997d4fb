import type { Image } from '@ganvil/core';

const RAMP = ' .:-=+*#%@'; // from paper to ink

/** An image as lines of ASCII characters, each for two pixels, one above the other. `dark`: ink is dark, as in a plot. */
export function asciiArt({ width, height, channels, data }: Image, dark = false): string[] {
  const lines: string[] = [];
  for (let y = 0; y < height; y += 2) {
    let line = '';
    for (let x = 0; x < width; x++) {
      const upper = brightness(data, (y * width + x) * channels, channels);
      const lower = y + 1 < height ? brightness(data, ((y + 1) * width + x) * channels, channels) : upper;
      const ink = dark ? 255 - Math.min(upper, lower) : (upper + lower) / 2;
      line += RAMP[Math.min(RAMP.length - 1, Math.floor((ink / 256) * RAMP.length))];
    }
    lines.push(line.trimEnd());
  }
  return lines;
}

function brightness(data: Uint8Array, at: number, channels: number): number {
  return channels === 1 ? data[at] : 0.299 * data[at] + 0.587 * data[at + 1] + 0.114 * data[at + 2];
}
