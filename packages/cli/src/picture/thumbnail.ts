import { type Dataset, type Image, pictureOf, type Samples } from '@ganvil/core';
import { shrink } from './shrink.ts';

const ENOUGH = 10; // samples that one would like to see at once
const SMALLEST = 12; // pixels below which a sample cannot be made out

/** A picture of samples of at most `width` x `height` pixels: as many images as can be made out, or the plot. */
export function thumbnail(samples: Samples, dataset: Dataset, width: number, height: number): Image {
  if (samples.shape.length !== 3) {
    const plot = pictureOf(samples, dataset);
    const scale = Math.min(1, width / plot.width, height / plot.height);
    return shrink(
      plot,
      Math.max(1, Math.floor(plot.width * scale)),
      Math.max(1, Math.floor(plot.height * scale)),
    );
  }
  const side = tileSide(samples, width, height);
  const columns = Math.max(1, Math.min(samples.count, Math.floor((width + 1) / (side + 1))));
  const rows = Math.max(
    1,
    Math.min(Math.ceil(samples.count / columns), Math.floor((height + 1) / (side + 1))),
  );
  return sheet(samples, side, columns, rows);
}

/** The largest side at which enough samples fit. */
function tileSide({ shape, count }: Samples, width: number, height: number): number {
  const most = Math.min(shape[0], width, height);
  for (let side = most; side > SMALLEST; side--) {
    const fit = Math.floor((width + 1) / (side + 1)) * Math.floor((height + 1) / (side + 1));
    if (fit >= Math.min(count, ENOUGH)) return side;
  }
  return Math.min(most, SMALLEST);
}

function sheet({ shape, count, data }: Samples, side: number, columns: number, rows: number): Image {
  const [h, w, channels] = shape as [number, number, 1 | 3];
  const across = columns * (side + 1) - 1;
  const down = rows * (side + 1) - 1;
  const pixels = new Uint8Array(across * down * channels);
  for (let i = 0; i < Math.min(count, columns * rows); i++) {
    const one = data.subarray(i * h * w * channels, (i + 1) * h * w * channels);
    const bytes = Uint8Array.from(one, (value) => Math.max(0, Math.min(255, (value + 1) * 127.5)));
    const tile = shrink({ width: w, height: h, channels, data: bytes }, side, side);
    const at = (Math.floor(i / columns) * across + (i % columns)) * (side + 1) * channels;
    for (let y = 0; y < side; y++) {
      pixels.set(
        tile.data.subarray(y * side * channels, (y + 1) * side * channels),
        at + y * across * channels,
      );
    }
  }
  return { width: across, height: down, channels, data: pixels };
}
