import type { Frame } from '../fitter.ts';
import { newPixels } from '../newPixels.ts';
import type { Reading } from '../types.ts';
import { pixelsInMemory } from './pixelsInMemory.ts';
import type { PixelWriter } from './types.ts';

/**
 * Takes up to `count` images of a frame: into memory, or where that has no room for so many, into the app's store. Throws DataError
 * where there is no room and no store.
 */
export function openPixels(
  frame: Frame,
  count: number,
  where: string,
  { mostBytes, store }: Reading,
): PixelWriter {
  const size = frame.width * frame.height * frame.channels;
  if (store && (store.always || !fits(size * count, mostBytes))) return store.open(size);
  let block: Uint8Array = newPixels(frame, count, where, mostBytes);
  let filled = 0;
  return {
    add(images) {
      block.set(images, filled);
      filled += images.length;
    },
    finish: () => pixelsInMemory(filled === block.length ? block : block.subarray(0, filled), size),
    discard() {
      block = new Uint8Array(0);
    },
  };
}

/** Whether memory has room for so many bytes, as far as the app has said. */
export const fits = (bytes: number, most = Number.POSITIVE_INFINITY): boolean => bytes <= most;
