import { classifyFrom, type Samples, sampleFrom } from '@ganvil/core';
import type { Measured } from '../types.ts';

const [DIGITS, CHANNELS] = [10, 3];
/** Samples, and those that are held at once. */
const [SAMPLES, PART] = [25_600, 2560];

/**
 * How many of the 1000 numbers of three digits, in red, green and blue, occur in 25,600 samples, read channel by channel by a classifier of
 * digits; and the divergence of their shares from equal ones in nats.
 */
export async function stackedModes({ checkpoint, judge }: Measured): Promise<Record<string, number>> {
  const counts = new Int32Array(DIGITS ** CHANNELS);
  for (let first = 0; first < SAMPLES; first += PART) {
    const seeds = Array.from({ length: PART }, (_, i) => first + i);
    const samples = await sampleFrom(checkpoint, { seeds });
    const numbers = new Int32Array(samples.count);
    for (let channel = 0; channel < CHANNELS; channel++) {
      const probabilities = await classifyFrom(judge!, channelOf(samples, channel));
      for (let i = 0; i < samples.count; i++) {
        const row = probabilities.subarray(i * DIGITS, (i + 1) * DIGITS);
        numbers[i] = DIGITS * numbers[i] + row.indexOf(Math.max(...row));
      }
    }
    for (const number of numbers) counts[number]++;
  }
  return coverageOf(counts);
}

const channelOf = ({ shape, count, data }: Samples, channel: number): Samples => ({
  shape: [...shape.slice(0, -1), 1],
  count,
  data: data.filter((_, i) => i % CHANNELS === channel),
});

/** Modes that occur, and the divergence of their shares from equal ones, in nats. */
export function coverageOf(counts: Int32Array): { stackedModes: number; stackedReverseKl: number } {
  const total = counts.reduce((sum, n) => sum + n, 0);
  const terms = Array.from(counts, (n) =>
    n === 0 ? 0 : (n / total) * Math.log((n / total) * counts.length),
  );
  return {
    stackedModes: counts.filter((n) => n > 0).length,
    stackedReverseKl: terms.reduce((sum, x) => sum + x, 0),
  };
}
