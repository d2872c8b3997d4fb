import { sidesOf } from '../config/imageSize.ts';
import { resizer, type Size } from '../pictures/resize.ts';
import type { ImageOptions } from './types.ts';

/** The form of an image: interleaved channels, row by row. */
export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 3;
}

/** Brings pictures to the size and channels of a data set, one after another. */
export interface Fitter {
  readonly frame: Frame;
  /** One image of the old frame in the new one; not rounded. The same array where nothing changes. */
  fit(pixels: ArrayLike<number>): ArrayLike<number>;
}

/**
 * Centre crop to the aspect of `imageSize` (a square for a side), then resize, then colour to grey (77, 150 and 29 of 256) or grey to three equal channels, as far
 * as the options ask for it.
 */
export function fitter(from: Frame, { imageSize, channels }: ImageOptions): Fitter {
  const target = { ...from, channels: channels === 0 ? from.channels : (channels as 1 | 3) };
  const stages: ((pixels: ArrayLike<number>) => ArrayLike<number>)[] = [];
  const wanted = sidesOf(imageSize);
  if (wanted) {
    Object.assign(target, wanted);
    const part = largest(from, wanted);
    if (!same(part, from)) stages.push((pixels) => crop(pixels, from, part));
    if (!same(part, wanted)) stages.push(resizer(part, wanted, from.channels));
  }
  if (from.channels === 3 && target.channels === 1) stages.push(toGrey);
  if (from.channels === 1 && target.channels === 3) stages.push(toRgb);
  return { frame: target, fit: (pixels) => stages.reduce((current, stage) => stage(current), pixels) };
}

/** Fitters of one set of options; that of the last frame is kept, since most files have that of the one before. */
export function fitters(options: ImageOptions): (from: Frame) => Fitter {
  let last: { from: Frame; fitter: Fitter } | undefined;
  return ({ width, height, channels }) => {
    const from = { width, height, channels };
    const known = last && same(last.from, from) && last.from.channels === channels;
    last = known ? last : { from, fitter: fitter(from, options) };
    return last!.fitter;
  };
}

/** Numbers of 0..255 to bytes, rounded to nearest. */
export function toBytes(pixels: ArrayLike<number>): Uint8Array {
  if (pixels instanceof Uint8Array) return pixels;
  const bytes = new Uint8Array(pixels.length);
  for (let i = 0; i < bytes.length; i++) bytes[i] = Math.max(0, Math.min(255, Math.floor(pixels[i] + 0.5)));
  return bytes;
}

/** The largest part of an image that has the aspect of `wanted`, to the nearest pixel. */
function largest({ width, height }: Size, wanted: Size): Size {
  const isWider = width * wanted.height > height * wanted.width;
  const nearest = (side: number): number => Math.max(1, Math.floor(side + 0.5));
  return isWider
    ? { width: nearest((height * wanted.width) / wanted.height), height }
    : { width, height: nearest((width * wanted.height) / wanted.width) };
}

const same = (a: Size, b: Size): boolean => a.width === b.width && a.height === b.height;

/** The middle part of this size; of two middles the one nearer to the origin. */
function crop(
  pixels: ArrayLike<number>,
  { width, height, channels }: Frame,
  part: Size,
): Uint8Array | Float64Array {
  const left = Math.floor((width - part.width) / 2);
  const top = Math.floor((height - part.height) / 2);
  const row = part.width * channels;
  const length = part.height * row;
  const out = pixels instanceof Uint8Array ? new Uint8Array(length) : new Float64Array(length);
  for (let y = 0; y < part.height; y++) {
    const from = ((top + y) * width + left) * channels;
    for (let k = 0; k < row; k++) out[y * row + k] = pixels[from + k];
  }
  return out;
}

function toGrey(pixels: ArrayLike<number>): Float64Array {
  const out = new Float64Array(pixels.length / 3);
  for (let i = 0; i < out.length; i++) {
    out[i] = (77 * pixels[3 * i] + 150 * pixels[3 * i + 1] + 29 * pixels[3 * i + 2]) / 256;
  }
  return out;
}

function toRgb(pixels: ArrayLike<number>): Float64Array {
  const out = new Float64Array(pixels.length * 3);
  for (let i = 0; i < out.length; i++) out[i] = pixels[Math.floor(i / 3)];
  return out;
}
