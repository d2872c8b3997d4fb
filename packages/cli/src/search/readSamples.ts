// Samples that a user names, in the shape and units of a run.
import { statSync } from 'node:fs';
import { basename } from 'node:path';
import { type Checkpoint, type Dataset, openDataset, type Samples, samplesIn } from '@ganvil/core';
import { filesAt } from '../data/filesAt.ts';
import { readAsRun } from '../data/openAsRun.ts';
import { EXIT, Failure } from '../node/exit.ts';

/** Samples of one file, at most. */
const MOST = 10_000;

/** Samples with a name each, and their classes where these are known. */
export interface NamedSamples {
  readonly samples: Samples;
  readonly names: readonly string[];
}

/** The samples in files, in the order of the names. Throws a Failure or DataError that names the file at fault. */
export async function readSamples(paths: readonly string[], checkpoint: Checkpoint): Promise<NamedSamples> {
  const parts: Float32Array[] = [];
  const names: string[] = [];
  for (const path of paths) {
    const { count, data } = await samplesOfFile(path, checkpoint);
    if (names.length + count > MOST)
      throw new Failure(
        EXIT.usage,
        `arguments: expected at most ${MOST} samples, got more; use --data with --count.`,
      );
    parts.push(data);
    for (let i = 0; i < count; i++) names.push(count === 1 ? path : `${path}#${i}`);
  }
  const size = checkpoint.sampleShape.reduce((a, b) => a * b, 1);
  const data = new Float32Array(names.length * size);
  let at = 0;
  for (const part of parts) {
    data.set(part, at);
    at += part.length;
  }
  return { samples: { shape: checkpoint.sampleShape, count: names.length, data }, names };
}

/** The samples of one file. */
async function samplesOfFile(path: string, checkpoint: Checkpoint): Promise<Samples> {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) throw new Failure(EXIT.noInput, `${path}: expected a file, got none.`);
  const { files } = await filesAt(path, []);
  const { dataset, skipped } = await readAsRun(checkpoint, (settings) => openDataset(settings, files));
  if (skipped.length > 0)
    throw new Failure(EXIT.data, `${path}: ${skipped[0].reason.replace(/^data: /, '')}`);
  if (dataset.count > MOST)
    throw new Failure(
      EXIT.usage,
      `${path}: expected at most ${MOST} samples, got ${dataset.count}; use --data with --count.`,
    );
  const samples = samplesIn(
    dataset,
    Array.from({ length: dataset.count }, (_, i) => i),
  );
  return inUnitsOfRun(samples, dataset, checkpoint, basename(path));
}

/** Points less the means of the run's columns, over their deviations; images as they are. Columns are found by name, or else by place. */
export function inUnitsOfRun(
  samples: Samples,
  dataset: Dataset,
  checkpoint: Checkpoint,
  where: string,
): Samples {
  const { units, sampleShape } = checkpoint;
  if (sampleShape.length === 3 || units === undefined) return checked(samples, checkpoint, where);
  const names = dataset.units?.map(({ name }) => name) ?? [];
  const places = units.map(({ name }) => names.indexOf(name));
  const width = samples.shape[0];
  if (places.includes(-1) && width !== units.length) return checked(samples, checkpoint, where);
  const from = places.includes(-1) ? units.map((_, k) => k) : places;
  const data = Float32Array.from({ length: samples.count * units.length }, (_, i) => {
    const { mean, sd } = units[i % units.length];
    const value = samples.data[Math.floor(i / units.length) * width + from[i % units.length]];
    return sd === 0 ? 0 : (value - mean) / sd;
  });
  return { shape: sampleShape, count: samples.count, data };
}

function checked({ shape, count, data }: Samples, { sampleShape }: Checkpoint, where: string): Samples {
  if (`${shape}` === `${sampleShape}`) return { shape, count, data };
  const wanted =
    sampleShape.length === 3 ? `images of ${sampleShape.join(' x ')}` : `points of ${sampleShape[0]} numbers`;
  const got = shape.length === 3 ? `images of ${shape.join(' x ')}` : `points of ${shape[0]} numbers`;
  throw new Failure(EXIT.data, `${where}: expected ${wanted}, got ${got}.`);
}
