import type { Modes } from '../datasets/types.ts';
import type { Samples } from '../training/events.ts';

/** Samples within 3 standard deviations of their nearest mode, per mode: the protocol of PacGAN and VEEGAN. */
export function countsOf(samples: Samples, modes: Modes): number[] {
  const counts = modes.centers.map(() => 0);
  for (const mode of modesOf(samples, modes)) if (mode >= 0) counts[mode]++;
  return counts;
}

/** For each sample its nearest mode, or -1 where it is more than 3 standard deviations away. */
export const modesOf = (samples: Samples, modes: Modes): Int32Array =>
  nearestModes(samples, modes, 9 * modes.sd * modes.sd);

/** For each sample its nearest mode, or -1 where its squared distance is above a limit. */
export function nearestModes(
  { count, data, shape }: Samples,
  { centers }: Modes,
  limit = Number.POSITIVE_INFINITY,
): Int32Array {
  const size = shape.reduce((a, b) => a * b, 1);
  const found = new Int32Array(count);
  for (let i = 0; i < count; i++) {
    let nearest = 0;
    let least = Number.POSITIVE_INFINITY;
    for (let k = 0; k < centers.length; k++) {
      let distance = 0;
      for (let d = 0; d < size; d++) {
        const difference = data[i * size + d] - centers[k][d];
        distance += difference * difference;
      }
      if (distance < least) {
        least = distance;
        nearest = k;
      }
    }
    found[i] = least <= limit ? nearest : -1;
  }
  return found;
}
