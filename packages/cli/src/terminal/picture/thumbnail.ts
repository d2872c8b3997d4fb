import { asImages, type Dataset, type Image, pictureOf, type Samples } from '@ganvil/core';
import { downscale } from './downscale.ts';

const ENOUGH = 10; // samples to show at once, if possible
const SMALLEST = 12; // pixels per side below which a sample is not recognisable

/** A picture of samples of at most `width` x `height` pixels: as many recognisable images as fit, or the plot of points. */
export function thumbnail(given: Samples, dataset: Dataset, width: number, height: number): Image {
  const samples = asImages(given);
  if (samples.shape.length !== 3) {
    const plot = pictureOf(samples, dataset);
    const scale = Math.min(1, width / plot.width, height / plot.height);
    return downscale(
      plot,
      Math.max(1, Math.floor(plot.width * scale)),
      Math.max(1, Math.floor(plot.height * scale)),
    );
  }
  const tile = tileSize(samples, width, height);
  const columns = Math.max(1, Math.min(samples.count, Math.floor((width + 1) / (tile.width + 1))));
  const rows = Math.max(
    1,
    Math.min(Math.ceil(samples.count / columns), Math.floor((height + 1) / (tile.height + 1))),
  );
  return sheet(samples, tile, columns, rows);
}

interface Tile {
  readonly width: number;
  readonly height: number;
}

/** The largest size, of the samples' aspect, at which enough of them fit. */
function tileSize({ shape, count }: Samples, width: number, height: number): Tile {
  const [h, w] = shape;
  const longer = Math.max(h, w);
  const max = Math.floor(Math.min(longer, (width * longer) / w, (height * longer) / h));
  for (let side = max; side > SMALLEST; side--) {
    const tile = scaled(shape, side / longer);
    const fit = Math.floor((width + 1) / (tile.width + 1)) * Math.floor((height + 1) / (tile.height + 1));
    if (fit >= Math.min(count, ENOUGH)) return tile;
  }
  return scaled(shape, Math.min(max, SMALLEST) / longer);
}

function scaled([height, width]: readonly number[], factor: number): Tile {
  return { width: Math.max(1, Math.round(width * factor)), height: Math.max(1, Math.round(height * factor)) };
}

function sheet({ shape, count, data }: Samples, size: Tile, columns: number, rows: number): Image {
  const [h, w, channels] = shape as [number, number, 1 | 3];
  const across = columns * (size.width + 1) - 1;
  const down = rows * (size.height + 1) - 1;
  const pixels = new Uint8Array(across * down * channels);
  for (let i = 0; i < Math.min(count, columns * rows); i++) {
    const one = data.subarray(i * h * w * channels, (i + 1) * h * w * channels);
    const bytes = Uint8Array.from(one, (value) => Math.max(0, Math.min(255, (value + 1) * 127.5)));
    const tile = downscale({ width: w, height: h, channels, data: bytes }, size.width, size.height);
    const top = Math.floor(i / columns) * (size.height + 1);
    const left = (i % columns) * (size.width + 1);
    const row = size.width * channels;
    for (let y = 0; y < size.height; y++) {
      const at = ((top + y) * across + left) * channels;
      pixels.set(tile.data.subarray(y * row, (y + 1) * row), at);
    }
  }
  return { width: across, height: down, channels, data: pixels };
}
