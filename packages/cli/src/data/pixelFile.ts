// A packed file that is being written: pixels as they are decoded, what is known of them at the end.
import { fsyncSync, ftruncateSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { crc32 } from 'node:zlib';
import {
  encodeHeader,
  FIXED_BYTES,
  littleEndian,
  type Opened,
  type PackedPart,
  type PixelStore,
  type PixelWriter,
  type StoredImages,
} from '@ganvil/core';
import { syncDirectory, temporaryFor } from '../node/atomicWrite.ts';
import { addPath } from '../node/retry.ts';
import { filePixels } from './filePixels.ts';

const BUFFER = 2 ** 20; // bytes
/** Skipped files that are listed in it, at most. */
const MAX_SKIPPED = 10_000;

/** A file of pixels. It has a temporary name until it is whole, and is deleted with the process. */
export interface PixelFile extends PixelStore {
  /** Whether pixels of `images` lie in this file. */
  holds(images: StoredImages): boolean;
  /** Adds pixels that lie elsewhere. */
  copy(images: StoredImages): StoredImages;
  /** Writes what is known of the images and gives the file its name. The pixels stay open. */
  seal(opened: Opened, parts: readonly StoredImages[], source?: string): Promise<void>;
  /** Deletes it, unless it has its name. Pixels that are in use stay readable. */
  abandon(): void;
}

/** Begins a packed file. Errors name `path`. */
export function createPixelFile(path: string): PixelFile {
  const temporary = temporaryFor(path);
  const fd = withName(path, () => openSync(temporary, 'wx+', 0o666));
  const own = new Set<unknown>();
  const places = new Map<unknown, number>();
  let end = alignedAfter(FIXED_BYTES);
  let isTemporary = true;
  const abandon = (): void => {
    if (isTemporary) rmSync(temporary, { force: true });
    isTemporary = false;
  };
  process.once('exit', abandon);
  const append = (bytes: Uint8Array): number => {
    const at = end;
    withName(path, () => {
      for (let done = 0; done < bytes.length; )
        done += writeSync(fd, bytes, done, bytes.length - done, end + done);
    });
    end += bytes.length;
    return at;
  };
  const open = (size: number): PixelWriter => {
    const from = end;
    const writer = imageWriter(size, append);
    return {
      add: writer.add,
      finish() {
        const checksums = writer.finish();
        const pixels = filePixels({ fd, path, from, size, count: checksums.length, checksums });
        own.add(pixels);
        places.set(pixels, from);
        return pixels;
      },
      discard() {
        if (end !== from + writer.written()) return; // others follow
        end = from;
        withName(path, () => ftruncateSync(fd, end));
      },
    };
  };
  const written = (images: StoredImages): PackedPart => {
    const { name, frame, pixels, labels, classNames, classes, digest, former } = images;
    const labelsAt = append(littleEndian(labels));
    const checksumsAt = append(littleEndian(Int32Array.from(pixels.checksums!)));
    return {
      ...{
        name,
        frame,
        count: pixels.count,
        digest,
        former,
        pixelsAt: places.get(pixels)!,
        labelsAt,
        checksumsAt,
      },
      ...(classes > 0 ? { classNames } : {}),
    };
  };
  return {
    open,
    abandon,
    holds: ({ pixels }) => own.has(pixels),
    copy(images) {
      const writer = open(images.pixels.size);
      for (const piece of images.pixels.pieces()) writer.add(piece);
      return { ...images, pixels: writer.finish() };
    },
    async seal({ skipped, notes, imageSize }, parts, source) {
      const header = {
        parts: parts.map(written),
        skipped: skipped.slice(0, MAX_SKIPPED),
        notes,
        imageSize,
        source,
      };
      const { fixed, text } = encodeHeader(header, end);
      append(text);
      withName(path, () => {
        writeSync(fd, fixed, 0, fixed.length, 0);
        fsyncSync(fd);
        renameSync(temporary, path);
      });
      isTemporary = false;
      await syncDirectory(dirname(path));
    },
  };
}

/** Collects images to pieces of a megabyte. */
function imageWriter(size: number, append: (bytes: Uint8Array) => void) {
  let buffer = new Uint8Array(Math.max(1, Math.floor(BUFFER / size)) * size);
  let sums = new Uint32Array(1024);
  let [filled, count] = [0, 0];
  const flush = (): void => {
    append(buffer.subarray(0, filled));
    filled = 0;
  };
  return {
    written: () => count * size - filled,
    add(images: Uint8Array): void {
      for (let at = 0; at < images.length; at += size) {
        const image = images.subarray(at, at + size);
        if (filled === buffer.length) flush();
        buffer.set(image, filled);
        filled += size;
        if (count === sums.length) {
          const longer = new Uint32Array(2 * count);
          longer.set(sums);
          sums = longer;
        }
        sums[count++] = crc32(image);
      }
    },
    finish(): Uint32Array {
      flush();
      buffer = new Uint8Array(0);
      return sums.slice(0, count);
    },
  };
}

/** The first multiple of a page from here on. */
const alignedAfter = (at: number): number => 4096 * Math.ceil(at / 4096);

/** Errors on open files lack their path. */
function withName<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw addPath(path, error);
  }
}
