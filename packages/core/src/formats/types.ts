import type { ImageSize } from '../config/imageSize.ts';
import type { Dataset } from '../datasets/types.ts';
import type { Hasher } from '../encode/sha256.ts';
import type { Image } from '../pictures/image.ts';
import type { PixelStore, Pixels } from './pixels/types.ts';

/** A file that an app hands to core, which itself opens none. */
export interface FileEntry {
  /** Path within what the user named, with "/" between folders; only the name for a single file. */
  readonly path: string;
  /** Bytes; of a packed file what it says of its content. */
  readonly size: number;
  /** The bytes from `from` to before `to`, or to the end: all by default. */
  read(from?: number, to?: number): Promise<Uint8Array>;
  /** A packed file's whole content, which must have that many bytes, or at most `max`: unpacking ends soon after. */
  unpack?(size: number | { readonly max: number }): Promise<Uint8Array>;
  /** A packed file's content, piece by piece. Throws DataError at the end where it is damaged. */
  stream?(): AsyncGenerator<Uint8Array>;
  /** Images of `size` bytes that lie in the file from `from` on, with a CRC-32 of each, read when they are asked for; of a file that an app can keep open. */
  pixels?(from: number, size: number, count: number, checksums: Uint32Array): Pixels;
}

/** A file and its first bytes, by which its kind is known. */
export interface HeadedFile extends FileEntry {
  /** At most `HEAD_BYTES`, of pictures fewer; the whole of a shorter file that is no picture. */
  readonly head: Uint8Array;
}

/** Bytes of a file's beginning that tell its kind. */
export const HEAD_BYTES = 4096;

/** How images are brought to one shape. */
export interface ImageOptions {
  /** Size in pixels after centre crop to its aspect and resize; 0: as they are (64 where they do not agree). */
  readonly imageSize: ImageSize;
  /** 1 grey, 3 RGB; 0: as they are. */
  readonly channels: number;
}

/** What a picture is brought to. */
export interface DecodeHow extends ImageOptions {
  /** Significant bits of 16-bit samples, as `DecodeOptions` has them. */
  readonly bits?: number;
}

/** A picture in the frame of the options, and what it was. */
export interface DecodedPicture {
  readonly image: Image;
  readonly width: number;
  readonly height: number;
  /** Bits that its largest sample needs, of 16-bit samples; else 0. */
  readonly bits: number;
}

/** Decodes the bytes of a picture file, which `path` names, on this thread or another. Throws DataError. */
export type DecodePicture = (bytes: Uint8Array, path: string, how: DecodeHow) => Promise<DecodedPicture>;

/** Pictures that an earlier reading of the same files has decoded: it was interrupted, and this one goes on. */
export interface DecodedLog {
  /** What became of a file; undefined if that is not known. Asked for in the order of reading. */
  recall(path: string, how: DecodeHow): DecodedPicture | Skipped | undefined;
  /** Notes what became of a file, in the same order. */
  keep(path: string, how: DecodeHow, picture: DecodedPicture | Skipped): void;
}

/** What an app wants to know and to decide while samples are read. */
export interface Reading {
  /** Called after each sample or file that was read, of so many; before that, of files, after each that was `looked at` for its kind. */
  onProgress?(done: number, total: number, what?: 'looked at'): void;
  /** Asked between files; once it is aborted, the reading throws an AbortError. */
  readonly signal?: { readonly aborted: boolean };
  /** Bytes of pixels that memory has room for; 2 GiB by default. */
  readonly mostBytes?: number;
  /** Longest side in pixels of images that stay as they are where no size is asked for; 1024 by default. Larger ones are read at 64 x 64. */
  readonly mostSide?: number;
  /** Where pixels go that memory has no room for; without, they are refused. */
  readonly store?: PixelStore;
  /** Decodes pictures on other threads; many are asked for before the first is there. */
  readonly decode?: DecodePicture;
  /** Takes notes of decoded pictures, for a reading that goes on where this one is interrupted. */
  readonly decoded?: DecodedLog;
  /** A faster SHA-256 than that of core. */
  createHash?(): Hasher;
  /** Called with what files hold, before settings choose samples of it. */
  onOpened?(opened: Opened): void;
}

/** How samples are read. */
export interface ReadOptions extends ImageOptions, Reading {
  /** Whether columns of points get mean 0 and standard deviation 1. */
  readonly standardize?: boolean;
}

/** A file that was passed over, and why. */
export interface Skipped {
  readonly path: string;
  readonly reason: string;
}

/** What files hold. */
export interface Opened {
  readonly dataset: Dataset;
  readonly skipped: readonly Skipped[];
  /** What was understood of them and may surprise, a line each. */
  readonly notes?: readonly string[];
  /** `imageSize` under which the same comes out, where images were larger than `mostSide`. */
  readonly imageSize?: ImageSize;
}

/** A kind of file or folder that samples are read from. */
export interface Format {
  /** What it reads, in the plural, for messages. */
  readonly holds: string;
  /**
   * Whether a file is of this kind, judged by content: it holds `samples`, or goes with files that do (`aside`: labels, names
   * of classes). Names may say what goes aside.
   */
  claims(file: HeadedFile): Claim | Promise<Claim>;
  /** How many samples the files hold, about: of several kinds in a folder, the one with most is read. */
  weigh(files: readonly HeadedFile[]): number;
  /** Decodes the files that it claims. Throws DataError with the file's path for what is damaged. */
  open(files: readonly HeadedFile[], options: ReadOptions): Promise<Opened>;
}

/** How a format claims a file. */
export type Claim = 'samples' | 'aside' | undefined;
