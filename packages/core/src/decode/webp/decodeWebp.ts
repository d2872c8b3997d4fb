import { orientationOf } from '../exif.ts';
import { orient } from '../orient.ts';
import { over } from '../over.ts';
import { shrinkFactor } from '../shrink.ts';
import type { Picture } from '../types.ts';
import { readAlpha } from './alpha.ts';
import { readWebp, type WebpParts } from './container.ts';
import { losslessSize, readLossless } from './lossless.ts';
import { decodeLossy } from './vp8/decodeLossy.ts';
import { lossySize } from './vp8/header.ts';
import { yuvToRgb } from './yuvToRgb.ts';

/**
 * A WebP file as 8-bit RGB, upright as its EXIF orientation says, with the values of libwebp; alpha is composited on black.
 * Of an animated one the first picture on its canvas, black around it. Throws DataError for what is truncated, damaged or
 * larger than MAX_PIXELS.
 */
export function decodeWebp(bytes: Uint8Array, where: string): Picture {
  const parts = readWebp(bytes, where);
  const size = parts.lossy
    ? lossySize(parts.lossy, where)
    : losslessSize(parts.lossless as Uint8Array, where);
  shrinkFactor(size.width, size.height, 0, where);
  const canvas = parts.canvas ?? { ...size, left: 0, top: 0 };
  shrinkFactor(canvas.width, canvas.height, 0, where);
  const data = place(parts.lossy ? lossyPixels(parts, where) : losslessPixels(parts, where), size, canvas);
  const image = { width: canvas.width, height: canvas.height, channels: 3, data, bits: 0 } as const;
  return orient(image, orientationOf(parts.exif));
}

function lossyPixels({ lossy, alpha }: WebpParts, where: string): Uint8Array {
  const yuv = decodeLossy(lossy as Uint8Array, where);
  const data = yuvToRgb(yuv);
  if (!alpha) return data;
  const opacity = readAlpha(alpha, yuv.width, yuv.height, where);
  for (let i = 0; i < data.length; i++) data[i] = over(data[i], opacity[Math.floor(i / 3)]);
  return data;
}

function losslessPixels({ lossless }: WebpParts, where: string): Uint8Array {
  const { pixels } = readLossless(lossless as Uint8Array, where);
  const data = new Uint8Array(pixels.length * 3);
  for (let i = 0; i < data.length; i++) {
    const pixel = pixels[Math.floor(i / 3)];
    data[i] = over((pixel >>> (16 - 8 * (i % 3))) & 255, pixel >>> 24);
  }
  return data;
}

/** The picture on its canvas. */
function place(
  data: Uint8Array,
  size: { width: number; height: number },
  canvas: NonNullable<WebpParts['canvas']>,
): Uint8Array {
  if (canvas.width === size.width && canvas.height === size.height) return data;
  const out = new Uint8Array(canvas.width * canvas.height * 3);
  const columns = Math.max(0, Math.min(size.width, canvas.width - canvas.left));
  if (columns === 0) return out;
  for (let y = 0; y < size.height && canvas.top + y < canvas.height; y++) {
    const row = data.subarray(y * size.width * 3, (y * size.width + columns) * 3);
    out.set(row, ((canvas.top + y) * canvas.width + canvas.left) * 3);
  }
  return out;
}
