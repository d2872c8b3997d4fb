import type { Image } from '../pictures/image.ts';
import { packPixels, pngHead } from './png.ts';
import { pngChunk, pngText } from './pngChunk.ts';

/** What an animated PNG says before its frames. */
export interface ApngOptions extends Omit<Image, 'data'> {
  /** How many there are, at least 1. */
  readonly frames: number;
  /** From 0.01 to 600. */
  readonly framesPerSecond: number;
  /** How long the last one is shown, up to 60; as long as the others if undefined. */
  readonly lastSeconds?: number;
  /** Text chunks, as `encodePng`. */
  readonly text?: Readonly<Record<string, string>>;
}

/** A part of a picture, in pixels. */
interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/**
 * An animated PNG (https://wiki.mozilla.org/APNG_Specification) that repeats for ever, piece by piece: holds one frame at a time, however many
 * there are. A frame after the first is stored as the rectangle that differs from the one before. The same bytes everywhere.
 * Throws an Error where frames are not of the size or number promised.
 */
export async function* encodeApng(
  frames: AsyncIterable<Image> | Iterable<Image>,
  options: ApngOptions,
): AsyncGenerator<Uint8Array, void> {
  yield pngHead(options);
  for (const [key, value] of Object.entries(options.text ?? {})) yield pngText(key, value);
  yield pngChunk('acTL', words(options.frames, 0));
  let before: Image | undefined;
  let [count, sequence] = [0, 0];
  for await (const image of frames) {
    if (++count > options.frames || !sameSize(image, options))
      throw new Error(`apng: frame ${count} is not of the size or number promised`);
    const box = before ? difference(before, image) : { left: 0, top: 0, ...sizeOf(image) };
    yield frameControl(sequence++, box, options, count === options.frames);
    const pixels = packPixels(cut(image, box));
    yield before ? pngChunk('fdAT', join(words(sequence++), pixels)) : pngChunk('IDAT', pixels);
    before = image;
  }
  if (count < options.frames) throw new Error(`apng: expected ${options.frames} frames, got ${count}`);
  yield pngChunk('IEND', new Uint8Array(0));
}

const sizeOf = ({ width, height }: Omit<Image, 'data'>) => ({ width, height });

function sameSize(a: Omit<Image, 'data'>, b: Omit<Image, 'data'>): boolean {
  return a.width === b.width && a.height === b.height && a.channels === b.channels;
}

/** fcTL: place, delay; the frame stays for the next one and replaces what was there. */
function frameControl(
  sequence: number,
  { left, top, width, height }: Box,
  { framesPerSecond, lastSeconds }: ApngOptions,
  isLast: boolean,
): Uint8Array {
  const body = join(words(sequence, width, height, left, top), new Uint8Array(6));
  const delay =
    isLast && lastSeconds !== undefined
      ? [Math.round(1000 * lastSeconds), 1000]
      : [100, Math.round(100 * framesPerSecond)];
  const view = new DataView(body.buffer);
  view.setUint16(20, delay[0]);
  view.setUint16(22, delay[1]);
  return pngChunk('fcTL', body);
}

/** The smallest box about all pixels that differ; one pixel where none does. */
function difference(before: Image, image: Image): Box {
  const { width, height, channels, data } = image;
  const row = width * channels;
  let [left, right, top, bottom] = [width, -1, height, -1];
  for (let y = 0; y < height; y++) {
    const [from, to] = [y * row, (y + 1) * row];
    let first = from;
    while (first < to && data[first] === before.data[first]) first++;
    if (first === to) continue;
    let last = to - 1;
    while (data[last] === before.data[last]) last--;
    left = Math.min(left, Math.floor((first - from) / channels));
    right = Math.max(right, Math.floor((last - from) / channels));
    top = Math.min(top, y);
    bottom = y;
  }
  if (right < 0) return { left: 0, top: 0, width: 1, height: 1 };
  return { left, top, width: right - left + 1, height: bottom - top + 1 };
}

function cut({ width, channels, data }: Image, box: Box): Image {
  const row = box.width * channels;
  const pixels = new Uint8Array(box.height * row);
  for (let y = 0; y < box.height; y++) {
    const from = ((box.top + y) * width + box.left) * channels;
    pixels.set(data.subarray(from, from + row), y * row);
  }
  return { width: box.width, height: box.height, channels, data: pixels };
}

/** Numbers of 32 bits, big end first. */
function words(...numbers: number[]): Uint8Array {
  const bytes = new Uint8Array(4 * numbers.length);
  const view = new DataView(bytes.buffer);
  numbers.forEach((value, i) => view.setUint32(4 * i, value));
  return bytes;
}

function join(a: Uint8Array, b: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(a.length + b.length);
  bytes.set(a);
  bytes.set(b, a.length);
  return bytes;
}
