import type { Image } from '../pictures/image.ts';
import type { Frame } from './fitter.ts';
import { openPixels } from './pixels/openPixels.ts';
import { pixelsInMemory } from './pixels/pixelsInMemory.ts';
import type { Pixels, PixelWriter } from './pixels/types.ts';
import type { Reading } from './types.ts';

/** Pictures of one size as they come. Grey ones become RGB as soon as one of them is. */
export interface PictureBlock {
  /** Frame of the pictures so far; undefined before the first. */
  frame(): Frame | undefined;
  /** Adds a picture. False, and nothing has changed, if its size is another. Throws DataError where there is no room for all. */
  add(image: Image): boolean;
  /** The pixels of all that were added. */
  finish(): Pixels;
  /** Frees them. */
  discard(): void;
}

/** A block with room for `count` pictures. */
export function pictureBlock(count: number, reading: Reading): PictureBlock {
  let frame: Frame | undefined;
  let writer: PixelWriter | undefined;
  const widen = (to: Frame): void => {
    const wide = openPixels(to, count, 'data', reading);
    for (const piece of writer!.finish().pieces()) wide.add(tripled(piece));
    writer!.discard();
    writer = wide;
    frame = to;
  };
  return {
    frame: () => frame,
    add({ width, height, channels, data }) {
      if (!frame) {
        frame = { width, height, channels };
        writer = openPixels(frame, count, 'data', reading);
      }
      if (frame.width !== width || frame.height !== height) return false;
      if (channels > frame.channels) widen({ width, height, channels });
      writer!.add(channels === frame.channels ? data : tripled(data));
      return true;
    },
    finish: () => writer?.finish() ?? pixelsInMemory(new Uint8Array(0), 1),
    discard: () => writer?.discard(),
  };
}

/** Grey as RGB. */
function tripled(grey: Uint8Array): Uint8Array {
  const colour = new Uint8Array(3 * grey.length);
  for (let i = 0; i < grey.length; i++) colour.fill(grey[i], 3 * i, 3 * i + 3);
  return colour;
}
