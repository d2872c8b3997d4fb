// A packed file that is being written: pixels as they are decoded, what is known of them at the end.
import { dirname } from 'node:path';
import {
  encodeHeader,
  FIXED_BYTES,
  littleEndian,
  type Opened,
  type PackedPart,
  type PixelStore,
  type Pixels,
  type PixelWriter,
  type StoredImages,
} from '@ganvil/core';
import { syncDirectory } from '../node/atomicWrite.ts';
import {
  type AppendingFile,
  append,
  createAppendingFile,
  deleteUnnamed,
  giveName,
  truncate,
  writeAt,
} from './appendingFile.ts';
import { filePixels } from './filePixels.ts';
import { imageBuffer } from './imageBuffer.ts';

/** Where pixels begin: a page. */
const BEGIN = 4096 * Math.ceil(FIXED_BYTES / 4096);
/** Skipped files that are listed in it, at most. */
const MAX_SKIPPED = 10_000;

/** A file of pixels. It has a temporary name until it is whole, and is deleted with the process. */
export interface PixelFile extends PixelStore {
  /** Whether pixels of `images` lie in this file. */
  holds(images: StoredImages): boolean;
  /** Writes what is known of the images, and pixels of parts that lie elsewhere, and gives the file its name. The pixels stay open. */
  seal(opened: Opened, parts: readonly StoredImages[], source?: string): Promise<void>;
  /** Whether it is whole and has its name. */
  isNamed(): boolean;
  /** Deletes it, unless it has its name. Pixels that are in use stay readable. */
  abandon(): void;
}

/** Begins a packed file. Errors name `path`. */
export function createPixelFile(path: string): PixelFile {
  const file = createAppendingFile(path);
  file.end = BEGIN;
  const places = new Map<Pixels, number>();
  let isNamed = false;
  const open = (size: number) => openWriter(file, places, size);
  return {
    open,
    abandon: () => deleteUnnamed(file),
    isNamed: () => isNamed,
    holds: ({ pixels }) => places.has(pixels),
    async seal({ skipped, notes, imageSize }, parts, source) {
      const own = parts.map((part) => (places.has(part.pixels) ? part : copied(part, open)));
      const written = own.map((part) => writePart(file, part, places.get(part.pixels)!));
      const listed = skipped.slice(0, MAX_SKIPPED);
      const header = { parts: written, skipped: listed, notes, imageSize, source };
      const { fixed, text } = encodeHeader(header, file.end);
      append(file, text);
      writeAt(file, fixed, 0);
      giveName(file);
      isNamed = true;
      await syncDirectory(dirname(path));
    },
  };
}

/** Takes images; where those begin that it finishes is noted in `places`. */
function openWriter(file: AppendingFile, places: Map<Pixels, number>, size: number): PixelWriter {
  const from = file.end;
  const buffer = imageBuffer(size, (bytes) => append(file, bytes));
  return {
    add: buffer.add,
    finish() {
      const checksums = buffer.finish();
      const { fd, path } = file;
      const pixels = filePixels({ fd, path, from, size, count: checksums.length, checksums });
      places.set(pixels, from);
      return pixels;
    },
    discard() {
      if (file.end === from + buffer.written()) truncate(file, from); // else others follow
    },
  };
}

function copied(images: StoredImages, open: (size: number) => PixelWriter): StoredImages {
  const writer = open(images.pixels.size);
  for (const piece of images.pixels.pieces()) writer.add(piece);
  return { ...images, pixels: writer.finish() };
}

/** Writes labels and checksums. */
function writePart(file: AppendingFile, images: StoredImages, pixelsAt: number): PackedPart {
  const { name, frame, pixels, labels, classNames, classes, digest, former } = images;
  const labelsAt = append(file, littleEndian(labels));
  const checksumsAt = append(file, littleEndian(Int32Array.from(pixels.checksums!)));
  return {
    ...{ name, frame, count: pixels.count, digest, former, pixelsAt, labelsAt, checksumsAt },
    ...(classes > 0 ? { classNames } : {}),
  };
}
