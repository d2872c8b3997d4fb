import { DataError } from '../../errors.ts';
import { readEntropyImage } from './entropyImage.ts';
import { type LowBits, lowBits, readBits } from './lowBits.ts';
import { addPixels, type Transform, undo } from './transforms.ts';

/** Pixels, each alpha, red, green and blue from the highest byte to the lowest. */
export interface Argb {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint32Array;
}

/** Size of a lossless picture, judged by its header. */
export function losslessSize(bytes: Uint8Array, where: string): { width: number; height: number } {
  const word = (bytes[1] | (bytes[2] << 8) | (bytes[3] << 16) | (bytes[4] << 24)) >>> 0;
  if (bytes.length < 6 || bytes[0] !== 0x2f || word >>> 29 !== 0)
    throw new DataError(`${where}: expected a lossless WebP picture, got other data.`);
  return { width: 1 + (word & 0x3fff), height: 1 + ((word >>> 14) & 0x3fff) };
}

/** A lossless picture with its header. Whether alpha is used is the header's to say. RFC 9649, 3. */
export function readLossless(bytes: Uint8Array, where: string): Argb {
  const { width, height } = losslessSize(bytes, where);
  const pixels = readPixels(lowBits(bytes.subarray(5), where), width, height);
  const opaque = ((bytes[4] >> 4) & 1) === 0;
  if (opaque) for (let i = 0; i < pixels.length; i++) pixels[i] |= 0xff000000;
  return { width, height, pixels };
}

/** Pixels of that size without a header: transforms, then what they are applied to. */
export function readPixels(bits: LowBits, width: number, height: number): Uint32Array {
  const transforms: Transform[] = [];
  let narrow = width;
  while (readBits(bits, 1) === 1) {
    const kind = readBits(bits, 2);
    if (transforms.some((other) => other.kind === kind))
      throw new DataError(`${bits.where}: expected each WebP transform once, got ${kind} again.`);
    const transform = readTransform(bits, kind, narrow, height);
    transforms.push(transform);
    if (kind === 3) narrow = Math.ceil(narrow / (1 << transform.log));
  }
  const pixels = readEntropyImage(bits, narrow, height, true);
  return transforms.reduceRight((current, transform) => undo(transform, current, height), pixels);
}

/** Kinds: 0 prediction, 1 colour, 2 green subtracted, 3 palette. RFC 9649, 3.5. */
function readTransform(bits: LowBits, kind: number, width: number, height: number): Transform {
  const none = new Uint32Array(0);
  if (kind === 2) return { kind, width, log: 0, data: none };
  if (kind < 2) {
    const log = 2 + readBits(bits, 3);
    const data = readEntropyImage(bits, Math.ceil(width / (1 << log)), Math.ceil(height / (1 << log)), false);
    return { kind, width, log, data };
  }
  const size = 1 + readBits(bits, 8);
  const stored = readEntropyImage(bits, size, 1, false);
  // What is beyond the palette is transparent black.
  const data = new Uint32Array(256);
  for (let i = 0, sum = 0; i < size; i++) {
    sum = addPixels(sum, stored[i]);
    data[i] = sum;
  }
  return { kind, width, log: size > 16 ? 0 : size > 4 ? 1 : size > 2 ? 2 : 3, data };
}
