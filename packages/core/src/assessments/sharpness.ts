import type { Samples } from '../training/events.ts';
import { meanWithInterval } from './bootstrapped.ts';
import type { Assessment } from './types.ts';

/**
 * Mean variance of the Laplacian of a picture, 4 x less its four neighbours, over the pixels that have four and all channels: Pech-Pacheco et al.
 * 2000. Blur lowers it, noise raises it: as sharp as the data is what comes near the floor. Bootstrap over fakes.
 */
export const sharpness: Assessment = {
  help: 'variance of the Laplacian of pictures; blurred ones are below the floor, noisy ones above',
  better: 'higher',
  reads: 'samples',
  byDefault: true,
  least: 1,
  floor: true,
  needs: ({ shape }) =>
    shape.length === 3 && shape[0] > 2 && shape[1] > 2 ? undefined : 'pictures of at least 3 x 3 pixels',
  measure: ({ fake, random }) =>
    meanWithInterval(
      random,
      Float64Array.from({ length: fake.count }, (_, i) => laplacianVariance(fake, i)),
    ),
};

function laplacianVariance({ data, shape: [height, width, channels] }: Samples, sample: number): number {
  const [row, start] = [width * channels, sample * height * width * channels];
  let [sum, squares, count] = [0, 0, 0];
  for (let y = 1; y < height - 1; y++)
    for (let at = start + y * row + channels; at < start + (y + 1) * row - channels; at++) {
      const value =
        4 * data[at] - data[at - channels] - data[at + channels] - data[at - row] - data[at + row];
      sum += value;
      squares += value * value;
      count++;
    }
  return Math.max(0, squares / count - (sum / count) * (sum / count));
}
