import type { Dataset } from '../datasets/types.ts';
import type { ImageSize } from '../imageSize.ts';

/** A file that an app hands to core, which itself opens none. */
export interface FileEntry {
  /** Path within what the user named, with "/" between folders; only the name for a single file. */
  readonly path: string;
  readonly size: number;
  read(): Promise<Uint8Array>;
}

/** How images are brought to one shape. */
export interface ImageOptions {
  /** Size in pixels after centre crop to its aspect and resize; 0: as they are (all must agree). */
  readonly imageSize: ImageSize;
  /** 1 grey, 3 RGB; 0: as they are. */
  readonly channels: number;
}

/** How samples are read. */
export interface ReadOptions extends ImageOptions {
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
  /** What was understood of them, a line each. */
  readonly notes?: readonly string[];
}

/** A kind of file or folder that samples are read from. */
export interface Format {
  /** Whether these files are of this kind, judged by their names. */
  matches(files: readonly FileEntry[]): boolean;
  /** Decodes them. Throws DataError with the file's path for what is damaged. */
  open(files: readonly FileEntry[], options: ReadOptions): Promise<Opened>;
}
