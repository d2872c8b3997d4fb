// Samples between seeds as one picture or table: a row for each two seeds that follow each other and each class.
import { encodePng, joinSamples, kindOf, pathPicture, type Samples, walkSamples } from '@ganvil/core';
import { EXIT, Failure } from '../node/exit.ts';
import type { SampleFormat, SampleSet } from './formats/types.ts';
import { latentWalk, samplesPerPlace, type Walk } from './walkSamples.ts';

/** What to interpolate, and how it is written. */
export interface Interpolation extends Walk {
  /** Samples from each seed to the next one, both included. */
  readonly steps: number;
  readonly native: boolean;
  readonly text: SampleSet['text'];
}

/** The bytes of the file. Throws a usage Failure for more samples than the format holds. */
export async function encodeInterpolation(
  { steps, native, text, ...walk }: Interpolation,
  [name, format]: [string, SampleFormat],
): Promise<Uint8Array> {
  const { checkpoint, seeds } = walk;
  const legs = seeds.length - 1;
  const each = samplesPerPlace(walk);
  const size = checkpoint.sampleShape.reduce((a, b) => a * b, 1);
  if (legs * steps * each * size > format.maxValues) {
    const most = Math.floor(format.maxValues / (legs * each * size));
    throw new Failure(EXIT.usage, `--steps: expected at most ${most} for so many seeds, got ${steps}.`);
  }
  const positions = Array.from(
    { length: legs * steps },
    (_, i) => Math.floor(i / steps) + (i % steps) / (steps - 1),
  );
  const samples = inRows(await joinSamples(walkSamples(await latentWalk(walk), positions)), steps, each);
  if (name === 'png' && kindOf(samples.shape) === 'points')
    return encodePng(pathPicture(samples, samples.count), text);
  const { units, classNames } = checkpoint;
  return format.encode({ samples, units, classNames, native, inRow: steps, text });
}

/** From every class at each place to each class along a leg. */
function inRows(samples: Samples, steps: number, each: number): Samples {
  if (each === 1) return samples;
  const size = samples.data.length / samples.count;
  const data = new Float32Array(samples.data.length);
  const labels = new Int32Array(samples.count);
  for (let to = 0; to < samples.count; to++) {
    const row = Math.floor(to / steps);
    const from = (Math.floor(row / each) * steps + (to % steps)) * each + (row % each);
    data.set(samples.data.subarray(from * size, (from + 1) * size), to * size);
    labels[to] = samples.labels?.[from] ?? 0;
  }
  return { ...samples, data, labels };
}
