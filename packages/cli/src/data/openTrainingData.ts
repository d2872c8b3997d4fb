import type { Checkpoint, Dataset } from '@ganvil/core';
import { EXIT, Failure } from '../node/exit.ts';
import { storedData } from './filesAt.ts';
import { type DataReading, embedded, openData } from './openData.ts';

/** The data of a run: at `path`, or where they were when it began. Throws a Failure where there are others. */
export async function openTrainingData(
  { config, datasetDigest }: Checkpoint,
  reading: DataReading,
  path?: string,
): Promise<Dataset> {
  const data = path === undefined ? config.data : storedData(path, embedded);
  const { dataset } = await openData({ ...config, data, metrics: '' }, 'this run', () => {}, reading);
  if (dataset.digest === datasetDigest) return dataset;
  throw new Failure(EXIT.data, `data: expected the data of the run, got other data in ${data}.`);
}
