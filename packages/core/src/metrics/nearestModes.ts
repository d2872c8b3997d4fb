import type { Modes } from '../datasets/types.ts';
import type { Samples } from '../training/events.ts';

/** For each sample its nearest mode, however far it is. */
export function nearestModes({ count, data, shape }: Samples, { centers }: Modes): Int32Array {
  const size = shape.reduce((a, b) => a * b, 1);
  return Int32Array.from({ length: count }, (_, i) => {
    const squares = centers.map((center) =>
      center.reduce((sum, at, d) => sum + (data[i * size + d] - at) * (data[i * size + d] - at), 0),
    );
    return squares.indexOf(Math.min(...squares));
  });
}
