import type { Image } from '../../pictures/image.ts';
import type { Component, Frame, Tables } from './types.ts';

/** From the samples of one pixel, 0..255 each, to RGB in the same place. */
type Transform = (pixel: Uint8Array) => void;

/**
 * The picture that the planes make: grey, or RGB from YCbCr, RGB, CMYK or YCCK. Fewer samples of a component are repeated.
 * Which of them it is, three components say as libjpeg reads it: JFIF means YCbCr, else Adobe's transform, else the names
 * R, G and B. With Adobe's segment the ink of CMYK is stored inverted.
 */
export function pixelsOf(frame: Frame, tables: Tables): Image {
  const { components, factor } = frame;
  const width = Math.floor(frame.width / factor);
  const height = Math.floor(frame.height / factor);
  const count = components.length;
  const channels = count === 1 ? 1 : 3;
  const data = new Uint8Array(width * height * channels);
  const across = components.map((component) => placesOf(component, frame, width));
  const transform = transformOf(frame, tables);
  const pixel = new Uint8Array(4);
  for (let y = 0, to = 0; y < height; y++) {
    const starts = components.map((component) => rowOf(component, frame, y));
    for (let x = 0; x < width; x++, to += channels) {
      for (let c = 0; c < count; c++) pixel[c] = components[c].plane[starts[c] + across[c][x]];
      transform(pixel);
      for (let c = 0; c < channels; c++) data[to + c] = pixel[c];
    }
  }
  return { width, height, channels, data };
}

/** The sample in a row of the plane for each column of the picture. */
function placesOf({ across, shrink }: Component, { factor, most }: Frame, width: number): Int32Array {
  return Int32Array.from({ length: width }, (_, x) =>
    Math.floor((x * factor * across) / (most[0] * shrink[0])),
  );
}

/** Where the row of the plane begins for row `y` of the picture. */
function rowOf({ down, shrink, stride }: Component, { factor, most }: Frame, y: number): number {
  return (Math.floor((y * factor * down) / (most[1] * shrink[1])) * stride * 8) / shrink[0];
}

function transformOf({ components }: Frame, { jfif, adobe }: Tables): Transform {
  const names = String.fromCharCode(...components.map(({ id }) => id));
  if (components.length === 4) {
    const inks = adobe === undefined ? inkOver : invertedInkOver;
    if (adobe !== 2) return inks;
    return (pixel) => {
      toRgb(pixel);
      inks(pixel);
    };
  }
  const rgb = jfif ? false : adobe === undefined ? names === 'RGB' : adobe === 0;
  return components.length === 1 || rgb ? () => {} : toRgb;
}

/** YCbCr to RGB: JFIF 1.02. Fractions are cut off. */
function toRgb(pixel: Uint8Array): void {
  const [y] = pixel;
  const blue = pixel[1] - 128;
  const red = pixel[2] - 128;
  pixel[0] = clamp(y + 1.402 * red);
  pixel[1] = clamp(y - 0.3441363 * blue - 0.71413636 * red);
  pixel[2] = clamp(y + 1.772 * blue);
}

function clamp(value: number): number {
  return value < 0 ? 0 : Math.min(value, 255);
}

/** Cyan, magenta, yellow and black, 255 where there is no ink. */
function invertedInkOver(pixel: Uint8Array): void {
  const black = 255 - pixel[3];
  for (let c = 0; c < 3; c++) {
    const ink = 255 - pixel[c];
    pixel[c] = 255 - (ink * (1 - black / 255) + black);
  }
}

/** The same, 255 where there is all ink. */
function inkOver(pixel: Uint8Array): void {
  for (let c = 0; c < 4; c++) pixel[c] = 255 - pixel[c];
  invertedInkOver(pixel);
}
