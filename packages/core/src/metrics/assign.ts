import type { Modes } from '../datasets/types.ts';
import type { Samples } from '../training/events.ts';

/** Samples within 3 standard deviations of their nearest mode, per mode: the protocol of PacGAN and VEEGAN. */
export function countsOf({ count, data, shape }: Samples, { centers, sd }: Modes): number[] {
  const size = shape.reduce((a, b) => a * b, 1);
  const counts = centers.map(() => 0);
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
    if (least <= 9 * sd * sd) counts[nearest]++;
  }
  return counts;
}
