import { DataError } from '../../errors.ts';
import { shrinkFactor } from '../shrink.ts';
import type { Tags } from './tags.ts';

/** How the samples of a page are stored. */
export interface Page {
  readonly width: number;
  readonly height: number;
  readonly factor: number;
  readonly little: boolean;
  /** Bits of a sample: 1, 2, 4, 8 or 16. */
  readonly depth: number;
  /** Samples per pixel. */
  readonly samples: number;
  /** 0 white is zero, 1 black is zero, 2 RGB, 3 palette, 5 CMYK, 6 YCbCr. */
  readonly colour: number;
  /** 0 no alpha, 1 alpha that colours are already multiplied by, 2 alpha that they are not. */
  readonly alpha: number;
  readonly packing: number;
  /** Whether a sample is stored as the difference from the one of the pixel before. */
  readonly differences: boolean;
  /** Whether bits are filled in from the lowest. */
  readonly lowFirst: boolean;
  /** Whether each sample has pieces of its own. */
  readonly planar: boolean;
  /** Size of the strips or tiles, how many lie across, and where in the file they are. */
  readonly piece: { readonly width: number; readonly height: number; readonly across: number };
  readonly offsets: ArrayLike<number>;
  readonly lengths: ArrayLike<number>;
  /** Red, green and blue of the palette, one after the other, 16 bits each. */
  readonly palette: ArrayLike<number>;
  /** Tables that come before the JPEG data of each piece. */
  readonly jpegTables: ArrayLike<number>;
  readonly orientation: number;
}

const MIN_SAMPLES: Record<number, number> = { 0: 1, 1: 1, 2: 3, 3: 1, 5: 4, 6: 3 };
/** Sample format: 1 is unsigned. */
const UNSIGNED = 1;

/** What the tags say of the page. Throws DataError for what is not supported or too large. */
export function readPage(tags: Tags, side: number, where: string): Page {
  const { all, one } = tags;
  const [width, height] = [one(256, 0), one(257, 0)];
  const factor = shrinkFactor(width, height, side, where);
  const depths = Array.from(all(258));
  const [depth = 1] = depths;
  const samples = one(277, 1);
  const colour = one(262, 1);
  const packing = one(259, 1);
  const known = MIN_SAMPLES[colour] <= samples && samples <= 8 && [1, 2, 4, 8, 16].includes(depth);
  const jpeg = packing === 7;
  if (!known || depths.some((other) => other !== depth) || (colour === 6 && !jpeg) || (jpeg && depth !== 8)) {
    throw new DataError(
      `${where}: expected a TIFF of grey, palette, RGB or CMYK samples of 1 to 16 bits, got colour ${colour}, ${samples} samples of ${depths.slice(0, 8)} bits.`,
    );
  }
  if (one(339, UNSIGNED) !== UNSIGNED)
    throw new DataError(`${where}: expected unsigned TIFF samples, got sample format ${one(339, UNSIGNED)}.`);
  const tiled = all(324).length > 0;
  const piece = tiled
    ? { width: one(322, 0), height: one(323, 0) }
    : { width, height: Math.min(height, one(278, height)) };
  if (!(piece.width > 0 && piece.height > 0 && piece.width * piece.height <= 2 ** 28))
    throw new DataError(`${where}: expected TIFF strips or tiles, got ${piece.width} x ${piece.height}.`);
  const across = Math.ceil(width / piece.width);
  const extra = one(338, 0);
  return {
    width,
    height,
    factor,
    little: tags.little,
    depth,
    samples,
    colour,
    alpha: samples > MIN_SAMPLES[colour] && extra <= 2 ? extra : 0,
    packing,
    differences: one(317, 1) === 2,
    lowFirst: one(266, 1) === 2,
    planar: one(284, 1) === 2 && samples > 1,
    piece: { ...piece, across },
    offsets: all(tiled ? 324 : 273),
    lengths: all(tiled ? 325 : 279),
    palette: all(320),
    jpegTables: all(347),
    orientation: one(274, 1),
  };
}
