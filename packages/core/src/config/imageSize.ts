/** `imageSize` of the settings: the side of a square, `WIDTHxHEIGHT`, or 0 for images as they are. */
export type ImageSize = number | `${number}x${number}`;

/** Pixels a side, at most. */
export const MAX_SIDE = 1024;

/** Side of images that have no common size, or are larger than suits, where no size was asked for. */
export const USUAL_SIDE = 64;

/** Longest side that images keep where neither a size nor a preset was named: beyond it a step takes many seconds. */
export const MAX_SIDE_UNASKED = 128;

/** Width and height in pixels; undefined for images as they are. */
export function sidesOf(size: ImageSize): { width: number; height: number } | undefined {
  if (size === 0) return undefined;
  const [width, height = width] = String(size).split('x').map(Number);
  return { width, height };
}

/** The longer side in pixels; 0 for images as they are. */
export function longerSide(size: ImageSize): number {
  const sides = sidesOf(size);
  return sides ? Math.max(sides.width, sides.height) : 0;
}

/** A size as it may come from a flag or file, in its one form (`64x64` is 64); undefined for what is none. */
export function parseImageSize(value: unknown): ImageSize | undefined {
  if (typeof value !== 'number' && typeof value !== 'string') return undefined;
  const found = /^(\d{1,5})(?: ?[x×] ?(\d{1,5}))?$/i.exec(String(value).trim());
  if (!found) return undefined;
  const [width, height] = [Number(found[1]), Number(found[2] ?? found[1])];
  if (width > MAX_SIDE || height > MAX_SIDE) return undefined;
  if (width === height) return width;
  return width === 0 || height === 0 ? undefined : `${width}x${height}`;
}
