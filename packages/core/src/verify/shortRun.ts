// The short runs that `verify` compares.
import { type Config, type ConfigInput, resolveConfig } from '../config/resolveConfig.ts';
import { openDataset } from '../datasets/openDataset.ts';
import type { Dataset } from '../datasets/types.ts';
import { ConfigError } from '../errors.ts';
import { games } from '../games/index.ts';
import type { Game } from '../games/types.ts';
import { metrics } from '../metrics/index.ts';
import { type PresetName, presets } from '../presets/index.ts';
import type { Preset } from '../presets/types.ts';
import { functionsOf } from '../training/functionsOf.ts';
import { candidates } from './entries.ts';

/** Metrics that goldens cover: a metric that is added later changes none of them. */
const METRICS = [
  'modes',
  'highQuality',
  'reverseKl',
  'meanError',
  'sdError',
  'slicedWasserstein',
  'mmd',
] as const;
const OF_PLAYERS = ['classificationError'] as const;
const STEPS_OF_POINTS = 60;
const STEPS_OF_IMAGES = 5;
const STEPS_OF_ENTRIES = 6;

/** A run to make. */
export interface ShortRun {
  readonly config: Config;
  readonly dataset: Dataset;
}

const shown = { sampleEvery: 0, sampleCount: 16, evaluateEvery: 0, evaluateCount: 128, checkpointEvery: 0 };

/** The preset itself but for its length, and for its data where they would be the user's. */
export async function presetRun(name: PresetName, changes: ConfigInput): Promise<ShortRun> {
  const preset: Preset = presets[name];
  const config = resolveConfig({ ...shown, ...preset.placeholder, seed: 1, ...changes }, name);
  const { dataset } = await openDataset(config);
  const usual = dataset.shape.length > 1 ? STEPS_OF_IMAGES : STEPS_OF_POINTS;
  const steps = preset.verifiedSteps ?? usual;
  return { config: { ...config, metrics: metricsOf(config, dataset), steps }, dataset };
}

/** The first of an entry's candidates whose networks can be made. Throws ConfigError where none can. */
export async function entryRun(name: string, changes: ConfigInput): Promise<ShortRun> {
  let refused: unknown;
  for (const candidate of candidates(name)) {
    try {
      const config = resolveConfig({ ...shown, ...candidate, seed: 1, steps: STEPS_OF_ENTRIES, ...changes });
      const { dataset } = await openDataset(config);
      functionsOf(config, { ...dataset, sampleShape: dataset.shape });
      return { config: { ...config, metrics: metricsOf(config, dataset) }, dataset };
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      refused ??= error;
    }
  }
  throw refused;
}

/** Metrics of samples, or those of the players of a game that makes none. */
function metricsOf(config: Config, dataset: Dataset): string {
  const game: Game = games[config.game];
  const names = game.generate ? METRICS : OF_PLAYERS;
  return names.filter((name) => metrics[name].suits(dataset)).join(',');
}
