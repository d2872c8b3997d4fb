// Generates samples from a checkpoint and writes them.
import { join } from 'node:path';
import { type Checkpoint, kindOf, sampleFrom } from '@ganvil/core';
import { EXIT, Failure } from '../node/exit.ts';
import { makeFolders, writeOutput } from '../node/outputFile.ts';
import { classesOf } from './formats/csv.ts';
import type { SampleFormat, SampleSet } from './formats/types.ts';

const CHUNK = 1024; // samples in memory at a time, if each has its own file

/** Which samples to generate. */
export interface SampleRequest {
  readonly checkpoint: Checkpoint;
  readonly seeds: readonly number[];
  /** The class to generate; all classes in turn if undefined. */
  readonly label?: number;
  readonly native: boolean;
  /** See `truncated` of core. */
  readonly truncation?: number;
  /** What a picture says about where it comes from, by its seeds and, where they are one, its class. */
  textOf(seeds: string, label?: string): SampleSet['text'];
  /** The seeds as they were given. */
  readonly given: string;
}

/** All samples, for one file. Throws a usage Failure for more than the format holds. */
export async function generateSamples(draw: SampleRequest, { maxValues }: SampleFormat): Promise<SampleSet> {
  const { checkpoint, seeds } = draw;
  const size = checkpoint.sampleShape.reduce((a, b) => a * b, 1);
  if (seeds.length * size > maxValues) {
    throw new Failure(
      EXIT.usage,
      `--seeds: expected at most ${Math.floor(maxValues / size)} samples of [${checkpoint.sampleShape}] in one file, got ${seeds.length}; --each writes one file per sample.`,
    );
  }
  return { ...(await setOf(draw, seeds, 0)), text: draw.textOf(draw.given) };
}

/** Writes a file for each sample, named by its seed (and class), into a folder. */
export async function writeEach(
  draw: SampleRequest,
  folder: string,
  [ending, format]: [string, SampleFormat],
): Promise<void> {
  const { checkpoint, seeds } = draw;
  if (kindOf(checkpoint.sampleShape) === 'points')
    throw new Failure(EXIT.usage, '--out: expected a file (one table for all points), got a folder.');
  if (new Set(seeds).size < seeds.length)
    throw new Failure(
      EXIT.usage,
      '--seeds: expected distinct seeds for one file per sample, got duplicates.',
    );
  makeFolders(folder);
  const digits = Math.max(6, ...seeds.map((seed) => String(seed).length));
  for (let first = 0; first < seeds.length; first += CHUNK) {
    const part = seeds.slice(first, first + CHUNK);
    const set = await setOf(draw, part, first);
    const classes = classesOf(set);
    for (const [i, seed] of part.entries()) {
      const word = classes ? `-${classes[i].replace(/[^\p{L}\p{N}_.-]/gu, '_').slice(0, 100)}` : '';
      const name = `${String(seed).padStart(digits, '0')}${word}.${ending}`;
      const text = draw.textOf(String(seed), classes?.[i]);
      await writeOutput(join(folder, name), format.encode({ ...one(set, i), text }));
    }
  }
}

async function setOf(
  { checkpoint, label, native, truncation }: SampleRequest,
  seeds: readonly number[],
  first: number,
): Promise<SampleSet> {
  const samples = await sampleFrom(checkpoint, { seeds, label, first, truncation });
  return { samples, units: checkpoint.units, classNames: checkpoint.classNames, native };
}

/** One sample of a set. */
function one(set: SampleSet, i: number): SampleSet {
  const { shape, count, data, labels } = set.samples;
  const size = data.length / count;
  const sample = { shape, count: 1, data: data.subarray(i * size, (i + 1) * size) };
  return { ...set, samples: labels ? { ...sample, labels: labels.subarray(i, i + 1) } : sample };
}
