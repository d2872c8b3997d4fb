/** Pixels row by row, one byte per channel: 1 grey, 3 RGB. */
export interface Image {
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 3;
  readonly data: Uint8Array;
}

/** Images with more pixels than this (4096 x 4096) are refused before anything is decoded. */
export const MAX_PIXELS = 2 ** 24;
