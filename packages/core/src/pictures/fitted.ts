import type { Image } from './image.ts';
import { resizer, type Size } from './resize.ts';
import { enlarge } from './upscale.ts';

/** The size that a picture gets where its longer side is to have at most `side` pixels: whole factors where it grows. */
export function fittedSize({ width, height }: Size, side: number): Size {
  const longer = Math.max(width, height);
  const factor = longer <= side ? Math.floor(side / longer) : side / longer;
  const scaled = (length: number) => Math.max(1, Math.round(length * factor));
  return { width: scaled(width), height: scaled(height) };
}

/** A picture in that size: pixels repeated where it grows, averaged where it shrinks. */
export function fitted(image: Image, side: number): Image {
  const { channels } = image;
  const size = fittedSize(image, side);
  if (size.width >= image.width) return enlarge(image, size.width / image.width);
  const values = resizer(image, size, channels)(image.data);
  return { ...size, channels, data: Uint8Array.from(values, (value) => Math.floor(value + 0.5)) };
}
