import {
  type Config,
  type ConfigInput,
  type Dataset,
  openDataset,
  resolveConfig,
  type TrainEvent,
  train,
} from '../src/index.ts';
import type { TrainOptions } from '../src/training/train.ts';

/** A configuration small enough to sweep tables with. */
export function tiny(changes: ConfigInput = {}): Config {
  const base: ConfigInput = {
    data: 'ring8',
    architecture: 'mlp',
    latentDim: 2,
    width: 8,
    batchSize: 16,
    steps: 3,
  };
  const quiet: ConfigInput = {
    sampleEvery: 0,
    checkpointEvery: 0,
    evaluateCount: 64,
    sampleCount: 4,
    normG: 'none',
  };
  return resolveConfig({ ...base, ...quiet, initializer: 'he', ...changes });
}

/** As `tiny`, convolutions on drawn digits. */
export function tinyImages(changes: ConfigInput = {}): Config {
  return tiny({
    data: 'digits',
    architecture: 'dcgan',
    width: 4,
    batchSize: 4,
    normG: 'batch',
    latentDim: 5,
    ...changes,
  });
}

/** All events of a run. */
export async function eventsOf(
  config: Config,
  options?: TrainOptions,
  dataset?: Dataset,
): Promise<TrainEvent[]> {
  const events: TrainEvent[] = [];
  const data = dataset ?? (await openDataset(config)).dataset;
  for await (const event of train(config, data, options)) events.push(event);
  return events;
}

/** The digest that a run ends with. */
export function endOf(events: TrainEvent[]): Extract<TrainEvent, { type: 'end' }> {
  const end = events.at(-1);
  if (end?.type !== 'end') throw new Error('expected the last event to be the end');
  return end;
}

/** The last checkpoint's bytes. */
export function bytesOf(events: TrainEvent[]): Uint8Array {
  const found = events.findLast((event) => event.type === 'checkpoint');
  if (found?.type !== 'checkpoint') throw new Error('expected a checkpoint');
  return found.bytes;
}
