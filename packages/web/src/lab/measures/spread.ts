import type { Values } from './histogram.ts';

interface Box {
  readonly low: readonly number[];
  readonly high: readonly number[];
}

/** The fraction of the samples outside a box. NaN counts as outside. */
export function fractionOutside({ data, count }: Values, { low, high }: Box): number {
  let outside = 0;
  for (let i = 0; i < count; i++)
    if (
      low.some(
        (min, axis) => !(data[i * low.length + axis] >= min && data[i * low.length + axis] <= high[axis]),
      )
    )
      outside++;
  return outside / count;
}

/** The root mean square distance of the samples from their mean. */
export function spread({ data, count }: Values): number {
  const size = data.length / count;
  let sum = 0;
  for (let c = 0; c < size; c++) {
    let [mean, square] = [0, 0];
    for (let i = 0; i < count; i++) mean += data[i * size + c] / count;
    for (let i = 0; i < count; i++) square += (data[i * size + c] - mean) ** 2 / count;
    sum += square;
  }
  return Math.sqrt(sum);
}
