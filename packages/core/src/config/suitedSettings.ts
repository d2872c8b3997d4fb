// Settings for who names none: they follow from the data.
import { datasets } from '../datasets/index.ts';
import type { Dataset } from '../datasets/types.ts';
import { type PresetName, presets } from '../presets/index.ts';
import type { ConfigInput } from './settings.ts';

/** Settings that suit a data set. */
export interface SuitedSettings {
  /** The name of a preset, or `points`. */
  readonly name: string;
  readonly settings: ConfigInput;
}

/**
 * The settings that suit a data set where the user has named neither preset nor architecture: of an embedded set (`data` is its name) those of the
 * preset of that name; for points an mlp by their number of columns; for images those of the preset own-pictures. None of them changes the data.
 */
export function suitedSettings({ shape }: Dataset, data: string): SuitedSettings {
  if (Object.hasOwn(datasets, data) && Object.hasOwn(presets, data))
    return { name: data, settings: withoutData(data as PresetName) };
  if (shape.length === 1) return { name: 'points', settings: forPoints(shape[0]) };
  return { name: 'own-pictures', settings: withoutData('own-pictures') };
}

function withoutData(preset: PresetName): ConfigInput {
  const { data: _, ...settings }: ConfigInput = presets[preset].config;
  return settings;
}

function forPoints(width: number): ConfigInput {
  return {
    architecture: 'mlp',
    latentDim: Math.max(2, Math.min(64, width)),
    width: 128,
    depth: 2,
    normG: 'none',
    initializer: 'he',
    penalty: 'r1',
    penaltyWeight: 1,
    batchSize: 256,
    learningRateG: 1e-3,
    learningRateD: 1e-3,
    emaDecay: 0.999,
    steps: 4000,
    sampleEvery: 500,
    sampleCount: 2000,
    checkpointEvery: 1000,
  };
}
