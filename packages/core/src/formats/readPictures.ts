import { type ImageSize, USUAL_SIDE } from '../config/imageSize.ts';
import { MORE_PIXELS } from '../decode/shrink.ts';
import { DataError } from '../errors.ts';
import { decodeAll } from './decodeAll.ts';
import type { Frame } from './fitter.ts';
import { pictureBlock } from './pictureBlock.ts';
import type { Pixels } from './pixels/types.ts';
import { resizedNote, tooLarge } from './tooLarge.ts';
import type { DecodedPicture, FileEntry, ReadOptions, Skipped } from './types.ts';

/** Pictures of one frame. */
export interface ReadPictures {
  readonly frame: Frame;
  readonly pixels: Pixels;
  /** The files that they came from, in order. */
  readonly files: readonly FileEntry[];
  readonly skipped: readonly Skipped[];
  readonly notes: readonly string[];
  /** Where they were too large: the size that they were brought to. */
  readonly imageSize?: ImageSize;
}

/**
 * Decodes files to pictures of one frame. Where no size is asked for and theirs differ or exceed `mostSide`, they are read at
 * 64 x 64. What cannot be decoded is skipped, with the reason. Throws DataError where nothing is left or memory has no room.
 */
export async function readPictures(files: readonly FileEntry[], options: ReadOptions): Promise<ReadPictures> {
  const first = await attempt(files, options, undefined);
  const sized = first.odd ? { ...options, imageSize: USUAL_SIDE } : options;
  if (first.odd) first.block.discard();
  const read = first.odd ? await attempt(files, sized, undefined) : first;
  const again = read.bits > 0 && read.bits < 16;
  if (again) read.block.discard();
  const { found, skipped, block } = again ? await attempt(files, sized, read.bits) : read;
  const frame = block.frame();
  if (!frame) {
    const [{ path, reason }] = skipped;
    throw new DataError(
      `data: expected pictures, got none that can be read (${path}: ${reason.replace(/\.$/, '')}).`,
    );
  }
  const notes = first.odd ? [resizedNote(first.odd.why)] : [];
  const chosen = first.odd?.large ? { imageSize: USUAL_SIDE } : {};
  return { frame, pixels: block.finish(), files: found, skipped, notes, ...chosen };
}

/** One pass over the files. It ends early, and `odd` says why, where pictures have no common size. */
async function attempt(files: readonly FileEntry[], options: ReadOptions, bits: number | undefined) {
  const block = pictureBlock(files.length, options);
  const found: FileEntry[] = [];
  const skipped: Skipped[] = [];
  let most = 0;
  let done = 0;
  for await (const picture of decodeAll(files, options, bits)) {
    const file = files[done++];
    if ('reason' in picture) {
      skipped.push(picture);
      if (picture.reason.includes(MORE_PIXELS))
        return { block, found, skipped, bits: most, odd: vast(picture) };
    } else {
      const odd = oddity(file, picture, found[0], block.frame(), options);
      if (odd) return { block, found, skipped, bits: most, odd };
      block.add(picture.image);
      found.push(file);
      most = Math.max(most, picture.bits);
    }
    options.onProgress?.(done, files.length);
  }
  return { block, found, skipped, bits: most, odd: undefined };
}

/** Too many pixels to be read as they are. */
function vast({ path, reason }: Skipped): Oddity {
  return { why: `images are large, ${reason.replace(/^.*got |\.$/g, '')} in ${path}`, large: true };
}

interface Oddity {
  readonly why: string;
  /** Whether this picture alone is the reason. */
  readonly large: boolean;
}

function oddity(
  { path }: FileEntry,
  picture: DecodedPicture,
  first: FileEntry | undefined,
  frame: Frame | undefined,
  options: ReadOptions,
): Oddity | undefined {
  const why = tooLarge(picture, path, options);
  if (why) return { why, large: true };
  const { width, height } = picture;
  if (options.imageSize !== 0 || !frame || (frame.width === width && frame.height === height))
    return undefined;
  return {
    why: `pictures are of different sizes, ${frame.width} x ${frame.height} in ${first?.path} and ${width} x ${height} in ${path}`,
    large: false,
  };
}
