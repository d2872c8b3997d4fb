import type { Image } from '../../pictures/image.ts';

/** Images of one size, a byte for each channel, one after the other: in memory, or in a file that an app keeps. */
export interface Pixels {
  /** Bytes of an image. */
  readonly size: number;
  /** How many images. */
  readonly count: number;
  /** The bytes of an image, until the next is asked for. Throws DataError where they are not what was written. */
  at(index: number): Uint8Array;
  /** All bytes in order, whole images at a time; each piece until the next. Throws as `at`. */
  pieces(): Iterable<Uint8Array>;
  /** CRC-32 of each image, where they are known. */
  readonly checksums?: Uint32Array;
  /** Says which images are asked for next, so that they can be read on another thread. */
  prefetch?(indices: ArrayLike<number>): void;
}

/** Takes images of one size, one after the other. */
export interface PixelWriter {
  /** Adds whole images. */
  add(images: Uint8Array): void;
  /** All that were added; nothing can be added after that. */
  finish(): Pixels;
  /** Frees what was added: it is not used. */
  discard(): void;
}

/** Keeps images outside of memory. */
export interface PixelStore {
  /** Whether decoded pictures go there though memory has room for them. */
  readonly always?: boolean;
  /** Takes images of `size` bytes. */
  open(size: number): PixelWriter;
}

/** Images with all that is known of them. */
export interface StoredImages {
  readonly name: string;
  readonly frame: Omit<Image, 'data'>;
  readonly pixels: Pixels;
  /** Class of each image; -1: none. */
  readonly labels: Int32Array;
  readonly classes: number;
  readonly classNames?: readonly string[];
  readonly digest: string;
  readonly former?: { readonly digest: string; readonly why: string };
}
