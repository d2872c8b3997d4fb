// Figures as PNG with the same bytes everywhere: one rasteriser, one font, none of the system's.
import { encodePng } from '@ganvil/core';
import { charactersOf } from './charactersOf.ts';
import { checkSize, SCALES } from './checkSize.ts';
import { openResvg } from './openResvg.ts';

export { SCALES };

/** The contents of `resvg.wasm` and `figures.ttf`. */
export interface RasterFiles {
  readonly wasm: Uint8Array;
  readonly font: Uint8Array;
}

const FAMILY = 'Arimo';

/**
 * A figure of core as PNG: RGB on white, `scale` pixels (1 to 8) per unit. `text` becomes its text chunks. Throws ConfigError for another scale, for too many
 * pixels, and for what is no figure.
 */
export async function figurePng(
  svg: string,
  scale: number,
  { wasm, font }: RasterFiles,
  text: Record<string, string> = {},
): Promise<Uint8Array> {
  checkSize(svg, scale);
  const Resvg = await openResvg(wasm);
  const drawing = new Resvg(withBoxes(withSharpPictures(svg), font), {
    font: { fontBuffers: [font], defaultFontFamily: FAMILY, sansSerifFamily: FAMILY },
    fitTo: { mode: 'zoom', value: scale },
    background: '#ffffff',
  });
  try {
    const drawn = drawing.render();
    const { width, height, pixels } = drawn;
    drawn.free();
    return encodePng({ width, height, channels: 3, data: withoutAlpha(pixels) }, text);
  } finally {
    drawing.free();
  }
}

/** resvg does not know the CSS of browsers for pictures whose pixels are to be seen; it has the attribute of SVG 1.1. */
const withSharpPictures = (svg: string): string =>
  svg.replaceAll(' style="image-rendering:pixelated"', ' image-rendering="optimizeSpeed"');

/** With a box for each character that the font lacks, such as names in other scripts: resvg would leave a gap. */
function withBoxes(svg: string, font: Uint8Array): string {
  const known = charactersOf(font);
  return svg.replace(/[^\x20-\x7e\n]/gu, (one) => (known.has(one.codePointAt(0)!) ? one : '□'));
}

/** RGB of RGBA: everything is drawn on white. */
function withoutAlpha(rgba: Uint8Array): Uint8Array {
  const rgb = new Uint8Array((rgba.length / 4) * 3);
  for (let from = 0, to = 0; from < rgba.length; from += 4, to += 3) {
    rgb[to] = rgba[from];
    rgb[to + 1] = rgba[from + 1];
    rgb[to + 2] = rgba[from + 2];
  }
  return rgb;
}
