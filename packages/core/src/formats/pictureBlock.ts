import type { Image } from '../pictures/image.ts';
import type { Frame } from './fitter.ts';
import { newPixels } from './newPixels.ts';

/** Pictures of one size as they come, in one block of memory. Grey ones become RGB as soon as one of them is. */
export interface PictureBlock {
  /** Frame of the pictures so far; undefined before the first. */
  frame(): Frame | undefined;
  /** Adds a picture. False, and nothing has changed, if its size is another. Throws DataError where there is no room for all. */
  add(image: Image): boolean;
  /** The pixels of all that were added, one picture after the other. */
  pixels(): Uint8Array;
}

/** A block with room for `count` pictures; `most` bytes at most. */
export function pictureBlock(count: number, most: number | undefined): PictureBlock {
  let frame: Frame | undefined;
  let block: Uint8Array = new Uint8Array(0);
  let filled = 0;
  const widen = (to: Frame): void => {
    const grey = block;
    block = newPixels(to, count, 'data', most);
    for (let i = 0; i < filled; i++) block.fill(grey[i], 3 * i, 3 * i + 3);
    filled *= 3;
    frame = to;
  };
  return {
    frame: () => frame,
    add({ width, height, channels, data }) {
      if (!frame) {
        frame = { width, height, channels };
        block = newPixels(frame, count, 'data', most);
      }
      if (frame.width !== width || frame.height !== height) return false;
      if (channels > frame.channels) widen({ width, height, channels });
      if (channels === frame.channels) block.set(data, filled);
      else for (let i = 0; i < data.length; i++) block.fill(data[i], filled + 3 * i, filled + 3 * i + 3);
      filled += width * height * frame.channels;
      return true;
    },
    pixels: () => (filled === block.length ? block : block.subarray(0, filled)),
  };
}
