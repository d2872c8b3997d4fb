import { originOf, type Yuv } from './vp8/decodeLossy.ts';
import type { Plane } from './vp8/predict.ts';

/**
 * RGB of a lossy picture. Chroma is interpolated between its four nearest samples, with weights 9, 3, 3 and 1, and turned
 * into RGB in fixed point; order and rounding are those of libwebp, so that values are the same.
 */
export function yuvToRgb({ width, height, y, u, v }: Yuv): Uint8Array {
  const out = new Uint8Array(width * height * 3);
  const rowOf = (plane: Plane, row: number, length: number) => {
    const begin = originOf(plane) + row * plane.stride;
    return plane.data.subarray(begin, begin + length);
  };
  const half = (width + 1) >> 1;
  const last = ((height + 1) >> 1) - 1;
  const [lineU, lineV] = [new Uint8Array(width), new Uint8Array(width)];
  for (let row = 0, to = 0; row < height; row++) {
    const near = row >> 1;
    const far = Math.max(0, Math.min(last, row % 2 === 0 ? near - 1 : near + 1));
    widen(rowOf(u, near, half), rowOf(u, far, half), lineU);
    widen(rowOf(v, near, half), rowOf(v, far, half), lineV);
    const luma = rowOf(y, row, width);
    for (let x = 0; x < width; x++, to += 3) {
      const light = (luma[x] * 19077) >> 8;
      out[to] = clip(light + ((lineV[x] * 26149) >> 8) - 14234);
      out[to + 1] = clip(light - ((lineU[x] * 6419) >> 8) - ((lineV[x] * 13320) >> 8) + 8708);
      out[to + 2] = clip(light + ((lineU[x] * 33050) >> 8) - 17685);
    }
  }
  return out;
}

/** A row of chroma in full width, from the row it lies in and the nearest other. */
function widen(near: Uint8Array, far: Uint8Array, out: Uint8Array): void {
  out[0] = (3 * near[0] + far[0] + 2) >> 2;
  for (let x = 1; x < out.length; x++) {
    const k = (x + 1) >> 1;
    if (k >= near.length) out[x] = (3 * near[k - 1] + far[k - 1] + 2) >> 2;
    else {
      const [a, b, c, d] = [near[k - 1], near[k], far[k - 1], far[k]];
      const sum = a + b + c + d + 8;
      out[x] = x % 2 === 1 ? (((sum + 2 * (b + c)) >> 3) + a) >> 1 : (((sum + 2 * (a + d)) >> 3) + b) >> 1;
    }
  }
}

/** A value with 6 bits of fraction as a byte. */
function clip(value: number): number {
  return value < 0 ? 0 : Math.min(255, value >> 6);
}
