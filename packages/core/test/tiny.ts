import type { Game } from '../src/games/types.ts';
import {
  type Config,
  type ConfigInput,
  type Dataset,
  games,
  openDataset,
  resolveConfig,
  type TrainEvent,
  train,
} from '../src/index.ts';
import type { TrainOptions } from '../src/training/train.ts';

/** What games cannot be without, in sweeps over their table. */
const ofGame: Record<string, ConfigInput> = {
  semiSupervised: { data: 'digits', labelled: 20 },
  auxiliary: { data: 'digits' },
  classifier: { data: 'digits' },
  glo: { samples: 24, learningRateD: 1 },
};

/** What they cannot be without where samples are images. */
const ofImages: Record<string, ConfigInput> = {
  autoregressive: { architecture: 'mlp', imageSize: 4, latentDim: 16 },
};

/** What a game cannot be without, for points or for images. */
export const needsOf = (game: string, images = false): ConfigInput => ({
  ...ofGame[game],
  ...(images ? ofImages[game] : {}),
});

/** The settings among these that a game reads. */
export function readBy(game: string, input: ConfigInput): ConfigInput {
  const { unused }: Game = games[game as keyof typeof games];
  return Object.fromEntries(Object.entries(input).filter(([key]) => !unused.includes(key)));
}

/** A configuration small enough to sweep tables with; `changes` may ask for what its game does not read, the base does not. */
export function tiny(changes: ConfigInput = {}): Config {
  const name = String(changes.game ?? 'gan');
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
  const all = { ...base, ...quiet, initializer: 'he' };
  return resolveConfig({ ...readBy(name, all), ...ofGame[name], ...changes });
}

/** As `tiny`, convolutions on drawn digits. */
export function tinyImages(changes: ConfigInput = {}): Config {
  const images = {
    data: 'digits',
    architecture: 'dcgan',
    width: 4,
    batchSize: 4,
    normG: 'batch',
    latentDim: 5,
  };
  const name = String(changes.game ?? 'gan');
  return tiny({ ...readBy(name, images), ...ofImages[name], ...changes });
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
