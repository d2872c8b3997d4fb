import { decodeImage } from '../decode/decodeImage.ts';
import type { Picture } from '../decode/types.ts';
import type { Image } from '../encode/image.ts';
import { DataError } from '../errors.ts';
import { longerSide, MOST_SIDE } from '../imageSize.ts';
import { type Frame, fitter, toBytes } from './fitter.ts';
import { pause } from './pause.ts';
import { pictureBlock } from './pictureBlock.ts';
import type { FileEntry, ReadOptions, Skipped } from './types.ts';

const MOST_FILE = 2 ** 28;
/** Side of pictures that do not agree in size, or are larger than a net draws, where no size was asked for. */
const SIDE = 64;

/** Pictures of one frame. */
export interface ReadPictures {
  readonly frame: Frame;
  readonly pixels: Uint8Array;
  /** The files that they came from, in order. */
  readonly files: readonly FileEntry[];
  readonly skipped: readonly Skipped[];
  readonly notes: readonly string[];
}

/**
 * Decodes files to pictures of one frame. Where no size is asked for and theirs differ or exceed 1024, they are read at 64 x 64.
 * What cannot be decoded is skipped, with the reason. Throws DataError where nothing is left or memory has no room.
 */
export async function readPictures(files: readonly FileEntry[], options: ReadOptions): Promise<ReadPictures> {
  const first = await attempt(files, options, undefined);
  const read = first.odd ? await attempt(files, { ...options, imageSize: SIDE }, undefined) : first;
  const again = read.bits > 0 && read.bits < 16;
  const sized = first.odd ? { ...options, imageSize: SIDE } : options;
  const { found, skipped, block } = again ? await attempt(files, sized, read.bits) : read;
  const frame = block.frame();
  if (!frame) {
    const [{ path, reason }] = skipped;
    throw new DataError(
      `data: expected pictures, got none that can be read (${path}: ${reason.replace(/\.$/, '')}).`,
    );
  }
  const notes = first.odd
    ? [`data: ${first.odd}; read at ${SIDE} x ${SIDE}, --image-size chooses another size.`]
    : [];
  return { frame, pixels: block.pixels(), files: found, skipped, notes };
}

/** One pass over the files. It ends early, and `odd` says why, where pictures have no common size. */
async function attempt(files: readonly FileEntry[], options: ReadOptions, bits: number | undefined) {
  const block = pictureBlock(files.length, options.mostBytes);
  const found: FileEntry[] = [];
  const skipped: Skipped[] = [];
  let most = 0;
  for (const [i, file] of files.entries()) {
    const picture = await decodeFile(file, options, bits);
    if ('reason' in picture) skipped.push(picture);
    else {
      const odd = oddity(file, picture, found[0], block.frame(), options);
      if (odd) return { block, found, skipped, bits: most, odd };
      block.add(fitImage(picture, options));
      found.push(file);
      most = Math.max(most, picture.bits);
    }
    options.onProgress?.(i + 1, files.length);
    await pause(options);
  }
  return { block, found, skipped, bits: most, odd: undefined };
}

function oddity(
  { path }: FileEntry,
  { width, height }: Image,
  first: FileEntry | undefined,
  frame: Frame | undefined,
  { imageSize }: ReadOptions,
): string | undefined {
  if (imageSize !== 0) return undefined;
  if (frame && (frame.width !== width || frame.height !== height))
    return `pictures are of different sizes, ${frame.width} x ${frame.height} in ${first?.path} and ${width} x ${height} in ${path}`;
  return Math.max(width, height) > MOST_SIDE
    ? `pictures are large, ${width} x ${height} in ${path}`
    : undefined;
}

/** Judged by content, whatever the ending says. */
async function decodeFile(
  file: FileEntry,
  { imageSize }: ReadOptions,
  bits: number | undefined,
): Promise<Picture | Skipped> {
  const { path, size } = file;
  try {
    if (size > MOST_FILE) throw new DataError(`${path}: expected at most ${MOST_FILE} bytes, got ${size}.`);
    return await decodeImage(await file.read(), path, { side: longerSide(imageSize), bits });
  } catch (error) {
    if (!(error instanceof DataError)) throw error;
    return { path, reason: error.message.replace(`${path}: `, '') };
  }
}

function fitImage(image: Image, options: ReadOptions): Image {
  const { frame, fit } = fitter(image, options);
  return { ...frame, data: toBytes(fit(image.data)) };
}
