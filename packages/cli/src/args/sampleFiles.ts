import {
  type Checkpoint,
  ConfigError,
  type Dataset,
  resolveConfig,
  type Samples,
  samplesIn,
} from '@ganvil/core';
import { openData } from '../data/openData.ts';
import { EXIT, Failure } from '../node/exit.ts';
import { say } from '../terminal/output.ts';

/** Samples of a file, folder or built-in set, as the networks of a checkpoint read them. */
export interface SampleFile {
  readonly path: string;
  readonly dataset: Dataset;
}

/**
 * Opens what is at `path` as samples for a checkpoint: images in the size and channels of its own, points in its units. Throws a
 * Failure where they are of another shape.
 */
export async function openSamples(
  path: string,
  { config, sampleShape, units }: Checkpoint,
  quiet: boolean,
): Promise<SampleFile> {
  const [height, width, channels] = sampleShape;
  const asImages =
    sampleShape.length === 3 ? { imageSize: `${width}x${height}`, channels: channelsOf(channels) } : {};
  const raw = { data: path, seed: config.seed, ...asImages, ...(units ? { standardize: 'no' } : {}) };
  const opened = await openData(resolveConfig(raw), path, say, { progress: quiet ? 'none' : 'auto' });
  const { dataset } = opened;
  if (dataset.shape.join() !== sampleShape.join())
    throw new Failure(
      EXIT.data,
      `${path}: expected samples of shape [${sampleShape}], as those of the run, got [${dataset.shape}].`,
    );
  if (!units) return { path, dataset };
  const read: Dataset['read'] = (indices, out, labels) => {
    dataset.read(indices, out, labels);
    for (let i = 0; i < out.length; i++) {
      const { mean, sd } = units[i % units.length];
      out[i] = sd === 0 ? 0 : (out[i] - mean) / sd;
    }
  };
  return { path, dataset: { ...dataset, read } };
}

function channelsOf(channels: number): string {
  if (channels === 1 || channels === 3) return String(channels);
  throw new ConfigError(`channels: expected samples of 1 or 3 channels, got ${channels}.`);
}

/** The first samples of a set, at most `most`. */
export function firstOf({ dataset }: SampleFile, most: number): Required<Samples> {
  return samplesIn(
    dataset,
    Array.from({ length: Math.min(most, dataset.count) }, (_, i) => i),
  );
}
