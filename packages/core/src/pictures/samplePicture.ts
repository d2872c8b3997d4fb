import type { Dataset } from '../datasets/types.ts';
import type { Samples } from '../training/events.ts';
import { asImages } from './asImages.ts';
import { heatMap } from './heatMap.ts';
import { histogram } from './histogram.ts';
import type { Image } from './image.ts';
import { tiles } from './imageGrid.ts';
import { scatter } from './scatter.ts';
import { enlarge } from './upscale.ts';

const REAL_POINTS = 2000;
const REAL_NUMBERS = 20000;
/** Pixels a side up to which small pictures are enlarged. */
const READABLE = 640;
/** Columns above which the first two say little of a point. */
const MOST_COLUMNS = 16;

/**
 * Samples as one picture: tiles for images and what is drawn as images (films, waveforms, volumes), a scatter plot for points, a heat map for
 * those of many columns, a histogram for numbers. With real ones in grey. Small images are enlarged unless `native`. `inRow`: images in a row,
 * if not as many as make the whole nearly a square.
 */
export function pictureOf(samples: Samples, dataset?: Dataset, native = false, inRow?: number): Image {
  const images = asImages(samples);
  if (images.shape.length === 3) {
    const picture = tiles(images, inRow);
    return native
      ? picture
      : enlarge(picture, Math.max(1, Math.floor(READABLE / Math.max(picture.width, picture.height))));
  }
  if (samples.shape[0] === 1) return histogram(samples, dataset && firstOf(dataset, REAL_NUMBERS));
  if (samples.shape[0] > MOST_COLUMNS) return heatMap(samples, dataset && firstOf(dataset, REAL_POINTS));
  return scatter(samples, dataset && firstOf(dataset, REAL_POINTS));
}

/** The first `most` samples of a set, or all that it has. */
function firstOf(dataset: Dataset, most: number): Samples {
  const count = Math.min(most, dataset.count);
  const size = dataset.shape.reduce((product, n) => product * n, 1);
  const data = new Float32Array(count * size);
  dataset.read(
    Array.from({ length: count }, (_, i) => i),
    data,
    new Int32Array(count),
  );
  return { shape: dataset.shape, count, data };
}
