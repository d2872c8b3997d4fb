import type { Image } from '@ganvil/core';

/** Downscales an image by a box filter: each new pixel is the mean of the pixels that it covers. */
export function downscale(image: Image, width: number, height: number): Image {
  const { channels } = image;
  const data = new Uint8Array(width * height * channels);
  for (let y = 0; y < height; y++) {
    const [top, bottom] = span(y, height, image.height);
    for (let x = 0; x < width; x++) {
      const [left, right] = span(x, width, image.width);
      for (let c = 0; c < channels; c++) {
        let sum = 0;
        for (let v = top; v < bottom; v++) {
          for (let u = left; u < right; u++) sum += image.data[(v * image.width + u) * channels + c];
        }
        data[(y * width + x) * channels + c] = Math.round(sum / ((bottom - top) * (right - left)));
      }
    }
  }
  return { width, height, channels, data };
}

function span(i: number, parts: number, length: number): [number, number] {
  const from = Math.floor((i * length) / parts);
  return [from, Math.max(from + 1, Math.floor(((i + 1) * length) / parts))];
}
