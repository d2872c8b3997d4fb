import { ConfigError } from '@ganvil/core';

/** The most pixels of a PNG: 8192 x 4096. A rasteriser needs some 16 bytes for each. */
export const MOST_PIXELS = 2 ** 25;
/** Pixels per unit of a figure, along one side. */
export const SCALES = { least: 1, most: 8, usual: 2 };

/** Throws ConfigError for a scale out of range, and for a figure that has too many pixels at it. */
export function checkSize(svg: string, scale: number): void {
  const { least, most } = SCALES;
  if (!(Number.isInteger(scale) && scale >= least && scale <= most))
    throw new ConfigError(`scale: expected an integer from ${least} to ${most}, got ${scale}.`);
  const [, ...size] = /^<svg [^>]*?width="([\d.]+)" height="([\d.]+)"/.exec(svg) ?? [];
  const [width, height] = size.map((side) => Math.ceil(Number(side) * scale));
  if (width === undefined) throw new ConfigError('figure: expected SVG of Ganvil, got another text.');
  if (width * height > MOST_PIXELS)
    throw new ConfigError(
      `scale: expected a picture of at most ${MOST_PIXELS / 2 ** 20} Mi pixels, got ${width} x ${height}; take a smaller scale, or SVG.`,
    );
}
