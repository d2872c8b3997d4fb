// Data at a path that were not, or not surely, those of a run, as samples of it.
import { type Checkpoint, type Config, ConfigError, DataError, type Dataset } from '@ganvil/core';
import { storedData } from './filesAt.ts';
import { type DataReading, embedded, openData } from './openData.ts';

/**
 * The data at a path: those of the run with all that its settings leave of them, wherever they are now, or else all of other data.
 * Their shape may be another than that of the run's samples. Throws a Failure or DataError.
 */
export async function openAsRun(
  path: string,
  checkpoint: Checkpoint,
  reading: DataReading,
): Promise<Dataset> {
  const { config, sampleShape, datasetDigest } = checkpoint;
  const data = storedData(path, embedded);
  const open = async (settings: Config) =>
    (await openData({ ...settings, data, metrics: '' }, 'this run', () => {}, reading)).dataset;
  const own = await open(config).catch((error) => {
    if (error instanceof DataError || error instanceof ConfigError) return undefined; // may do in the sizes of the run
    throw error;
  });
  const asTheyAre = config.samples === 0 && config.labelled === 0 && sampleShape.length === 3;
  if (own && (own.digest === datasetDigest || (asTheyAre && `${own.shape}` === `${sampleShape}`))) return own;
  return readAsRun(checkpoint, open);
}

/**
 * What `open` reads as samples of a run: images in its size, and what is no image as it is, so that the difference can be
 * named as one of samples and not of settings that nobody gave.
 */
export async function readAsRun<T>(
  checkpoint: Checkpoint,
  open: (settings: Config) => Promise<T>,
): Promise<T> {
  const settings = readingConfig(checkpoint);
  try {
    return await open(settings);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return open({ ...settings, imageSize: 0, channels: '0' });
  }
}

/** How files are read so that samples come out as those of a run: images cropped and resized, points as they are. */
function readingConfig({ config, sampleShape }: Checkpoint): Config {
  const whole = { ...config, samples: 0, labelled: 0, stack: 1 };
  const [height, width, depth] = sampleShape;
  if (sampleShape.length !== 3) return { ...whole, imageSize: 0, channels: '0', standardize: 'no' };
  const imageSize = height === width ? height : (`${width}x${height}` as const);
  const known = depth === 1 || depth === 3 ? (String(depth) as '1' | '3') : '0';
  return { ...whole, imageSize, channels: known };
}
