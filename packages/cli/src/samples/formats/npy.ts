import { encodeNpy, inOwnUnits, toByte } from '@ganvil/core';
import type { SampleFormat, SampleSet } from './types.ts';

/** A NumPy array. */
export const npy: SampleFormat = {
  help: 'a NumPy array: images as uint8 [N, height, width, channels], all others as float64, points in the units of the data',
  holds: ['images', 'points', 'waveforms', 'volumes'],
  maxValues: 2 ** 28,
  encode: arrayOf,
};

/** The samples as the bytes of a .npy file. */
export function arrayOf({ samples, units }: SampleSet): Uint8Array {
  const { data, count, shape } = samples;
  const values = shape.length === 3 ? Uint8Array.from(data, toByte) : inOwnUnits(data, units);
  return encodeNpy(values, [count, ...shape]);
}
