import type { Random } from '@ganvil/kernels-as';
import { meanOf } from '../metrics/centred.ts';
import { sizeOf } from '../nn/layer.ts';
import { streams } from '../random/streams.ts';
import type { Samples } from '../training/events.ts';

/** Directions along which the mean of samples is followed. */
const DIRECTIONS = 8;

/**
 * The mean of fakes along fixed random directions, from that of real samples and in their standard deviations; the same directions at every step. What real samples tell is computed once.
 */
export function positionsBeside(random: Random, real: Samples): (fake: Samples) => number[] {
  const size = sizeOf(real.shape);
  const all = random.normal(streams.evaluate, 2, DIRECTIONS * size);
  const axes = Array.from({ length: DIRECTIONS }, (_, d) => {
    const direction = all.subarray(d * size, (d + 1) * size);
    const middle = along(direction, meanOf(real.data, size));
    let square = 0;
    for (let i = 0; i < real.count; i++) {
      const difference = along(direction, real.data, i * size) - middle;
      square += difference * difference;
    }
    return { direction, middle, sd: Math.sqrt(square / real.count) };
  });
  return (fake) => {
    const mean = meanOf(fake.data, size);
    return axes.map(({ direction, middle, sd }) => (sd > 0 ? (along(direction, mean) - middle) / sd : 0));
  };
}

/** The product of a direction with the numbers from `at` on. */
function along(direction: Float32Array, x: ArrayLike<number>, at = 0): number {
  let sum = 0;
  for (let k = 0; k < direction.length; k++) sum += direction[k] * x[at + k];
  return sum;
}
