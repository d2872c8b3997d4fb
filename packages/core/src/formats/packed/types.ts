import type { Image } from '../../pictures/image.ts';
import type { Opened } from '../types.ts';

/** Images of one part, and where they lie in the file. */
export interface PackedPart {
  readonly name: string;
  readonly frame: Omit<Image, 'data'>;
  readonly count: number;
  readonly classNames?: readonly string[];
  readonly digest: string;
  readonly former?: { readonly digest: string; readonly why: string };
  /** First byte of the pixels, of the labels (int32, -1: none) and of a CRC-32 of each image, all little-endian. */
  readonly pixelsAt: number;
  readonly labelsAt: number;
  readonly checksumsAt: number;
}

/** What a packed file says of its images. */
export interface PackedHeader extends Pick<Opened, 'skipped' | 'notes' | 'imageSize'> {
  /** The training part, and the test part if there is one. */
  readonly parts: readonly PackedPart[];
  /** What it was made of, where that is known. */
  readonly source?: string;
}
