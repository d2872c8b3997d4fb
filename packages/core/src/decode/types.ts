import type { Image } from '../pictures/image.ts';

/** What becomes of a picture after it is decoded; a decoder may save itself work that this makes useless. */
export interface DecodeOptions {
  /** Longer side in pixels of what the picture is cropped and shrunk to; 0: it stays as it is. */
  readonly side: number;
  /** Significant bits of 16-bit samples, 8 to 16: a sample becomes its byte above the lowest `bits - 8`; 16 by default. */
  readonly bits?: number;
}

/** A decoded picture, upright, alpha composited on black. */
export interface Picture extends Image {
  /**
   * For samples of 16 bits: how many bits the largest needs, 8 to 16; 0 for other samples. Where no picture of a set needs 16,
   * those of 16 bits are to be decoded with `bits` of the most that any of them needs: scans of 12 bits would be dark else.
   */
  readonly bits: number;
}

/** A kind of picture file. */
export interface Decoder {
  /** Usual endings of names, lower case, without dot. */
  readonly endings: readonly string[];
  /** Whether a file that begins with these bytes is of this kind; judged by content alone. */
  matches(bytes: Uint8Array): boolean;
  /** Decodes the whole file; `path` names it in errors. Throws DataError for what is damaged, too large or not supported. */
  decode(bytes: Uint8Array, path: string, options: DecodeOptions): Picture | Promise<Picture>;
}
