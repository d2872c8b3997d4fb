import { sha256 } from '../encode/sha256.ts';
import { ConfigError } from '../errors.ts';
import { type Frame, fitter } from '../formats/fitter.ts';
import type { ImageOptions } from '../formats/types.ts';
import type { Dataset } from './types.ts';

/** A set of images in the size and channels that the options ask for. Throws ConfigError if they ask that of points. */
export function refit(dataset: Dataset, options: ImageOptions): Dataset {
  const { imageSize, channels } = options;
  if (imageSize === 0 && channels === 0) return dataset;
  if (dataset.shape.length !== 3) {
    const key = imageSize === 0 ? 'channels' : 'imageSize';
    throw new ConfigError(
      `${key}: expected 0 for ${dataset.name}, which has no images, got ${options[key]}.`,
    );
  }
  const [height, width, depth] = dataset.shape;
  const { frame, fit } = fitter({ width, height, channels: depth as Frame['channels'] }, options);
  const from = height * width * depth;
  const to = frame.height * frame.width * frame.channels;
  return {
    ...dataset,
    stored: undefined,
    shape: [frame.height, frame.width, frame.channels],
    ...(dataset.test ? { test: refit(dataset.test, options) } : {}),
    digest: sha256(new TextEncoder().encode(`ganvil refit 1 ${dataset.digest} ${imageSize} ${channels}`)),
    read(indices, out, labels) {
      const images = new Float32Array(indices.length * from);
      dataset.read(indices, images, labels);
      for (let i = 0; i < indices.length; i++)
        out.set(fit(images.subarray(i * from, (i + 1) * from)), i * to);
    },
  };
}
