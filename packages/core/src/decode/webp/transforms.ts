import { predictors } from './predictors.ts';

/** A transform of a lossless picture. */
export interface Transform {
  /** 0 prediction, 1 colour, 2 green subtracted, 3 palette. */
  readonly kind: number;
  /** Width of the picture before it. */
  readonly width: number;
  /** Its squares have sides of `1 << log`; for a palette, `1 << log` indices are in a pixel. */
  readonly log: number;
  readonly data: Uint32Array;
}

/** Undoes a transform, in place but for palettes. RFC 9649, 3.5. */
export function undo(transform: Transform, pixels: Uint32Array, height: number): Uint32Array {
  if (transform.kind === 0) undoPrediction(transform, pixels, height);
  else if (transform.kind === 1) undoColour(transform, pixels, height);
  else if (transform.kind === 2) {
    for (let i = 0; i < pixels.length; i++) {
      const green = (pixels[i] >>> 8) & 255;
      pixels[i] = addPixels(pixels[i], (green << 16) | green);
    }
  } else return undoPalette(transform, pixels, height);
  return pixels;
}

/** The sum of two pixels, byte by byte. */
export function addPixels(a: number, b: number): number {
  return (
    (((a & 0xff00ff00) + (b & 0xff00ff00)) & 0xff00ff00) | (((a & 0xff00ff) + (b & 0xff00ff)) & 0xff00ff)
  );
}

function undoPrediction({ width, log, data }: Transform, pixels: Uint32Array, height: number): void {
  const across = Math.ceil(width / (1 << log));
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at++) {
      let predicted = 0xff000000;
      if (y === 0) predicted = x === 0 ? predicted : pixels[at - 1];
      else if (x === 0) predicted = pixels[at - width];
      else {
        const mode = (data[(y >> log) * across + (x >> log)] >>> 8) & 15;
        // At the right edge the pixel up to the right is the first of this row.
        predicted = predictors[mode](
          pixels[at - 1],
          pixels[at - width],
          pixels[at - width + 1],
          pixels[at - width - 1],
        );
      }
      pixels[at] = addPixels(pixels[at], predicted);
    }
  }
}

function undoColour({ width, log, data }: Transform, pixels: Uint32Array, height: number): void {
  const across = Math.ceil(width / (1 << log));
  const delta = (factor: number, value: number) => (((factor << 24) >> 24) * ((value << 24) >> 24)) >> 5;
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at++) {
      const factors = data[(y >> log) * across + (x >> log)];
      const green = pixels[at] >>> 8;
      const red = ((pixels[at] >>> 16) + delta(factors, green)) & 255;
      const blue = (pixels[at] + delta(factors >>> 8, green) + delta(factors >>> 16, red)) & 255;
      pixels[at] = (pixels[at] & 0xff00ff00) | (red << 16) | blue;
    }
  }
}

function undoPalette({ width, log, data }: Transform, pixels: Uint32Array, height: number): Uint32Array {
  const narrow = Math.ceil(width / (1 << log));
  const bits = 8 >> log;
  const out = new Uint32Array(width * height);
  for (let y = 0, to = 0; y < height; y++) {
    for (let x = 0; x < width; x++, to++) {
      const packed = (pixels[y * narrow + (x >> log)] >>> 8) & 255;
      out[to] = data[(packed >> ((x & ((1 << log) - 1)) * bits)) & ((1 << bits) - 1)];
    }
  }
  return out;
}
