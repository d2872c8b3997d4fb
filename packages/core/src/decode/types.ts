import type { Image } from '../encode/image.ts';

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
   * Bits that the samples of the file need: 8, or for 16-bit samples those of the largest, 8 to 16. Where a set needs fewer
   * than 16, it is to be decoded with `bits` of the most that any of its pictures needs.
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
