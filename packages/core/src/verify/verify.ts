// Whether this machine computes the bits that all others do: short runs of the presets, held to their golden digests.

import { type Config, type ConfigInput, resolveConfig } from '../config/resolveConfig.ts';
import { openDataset } from '../datasets/openDataset.ts';
import type { Dataset } from '../datasets/types.ts';
import { sha256 } from '../encode/sha256.ts';
import { ConfigError } from '../errors.ts';
import { metrics } from '../metrics/index.ts';
import { type PresetName, presets } from '../presets/index.ts';
import type { Preset } from '../presets/types.ts';
import { startBackend } from '../training/startBackend.ts';
import { train } from '../training/train.ts';
import { goldens } from './goldens.ts';
import type { Found, Goldens } from './types.ts';

type Numerics = Config['numerics'];

/** One row of the check. */
export interface Verdict {
  readonly preset: PresetName;
  readonly numerics: Numerics;
  readonly steps: number;
  /** Absent for a preset that has no golden digest yet. */
  readonly expected?: Found;
  /** Absent where the run was skipped. */
  readonly found?: Found;
  readonly outcome: 'same' | 'different' | 'skipped';
  /** Why it was skipped. */
  readonly why?: string;
}

/** What is verified, and how. */
export interface VerifyOptions {
  /** All by default. */
  readonly presets?: readonly PresetName[];
  /** Both by default; fma is skipped where it is not fused. */
  readonly numerics?: readonly Numerics[];
  readonly threads?: number;
  readonly execution?: Config['execution'];
  readonly wide?: boolean;
}

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
const STEPS_OF_POINTS = 60;
const STEPS_OF_IMAGES = 5;

/**
 * Trains every preset for a few steps, in each profile, and compares; a row at a time, as they are done. No other run may
 * be under way, and the backend is afterwards that of the last row.
 */
export async function* verify(
  options: VerifyOptions = {},
  expectations: Goldens = goldens.digests,
): AsyncGenerator<Verdict, void> {
  const { threads = 1, execution = 'replay', wide = false } = options;
  for (const numerics of options.numerics ?? (['strict', 'fma'] as const)) {
    const ways = { numerics, threads, execution, wide: wide && numerics === 'strict' ? 'on' : 'off' };
    const why = await lacking(ways);
    for (const preset of options.presets ?? (Object.keys(presets) as PresetName[])) {
      const { config, dataset } = await shortRun(preset, ways);
      const expected = expectations[preset]?.[numerics];
      const row = { preset, numerics, steps: config.steps, expected };
      if (why !== undefined) yield { ...row, outcome: 'skipped', why };
      else {
        const found = await foundBy(config, dataset);
        const same = found.state === expected?.state && found.shown === expected.shown;
        yield { ...row, found, outcome: same ? 'same' : 'different' };
      }
    }
  }
}

/** Why a profile cannot be had here; undefined, and the backend runs it, where it can. */
async function lacking(ways: ConfigInput): Promise<string | undefined> {
  try {
    await startBackend(resolveConfig(ways));
    return undefined;
  } catch (error) {
    if (ways.numerics === 'fma' && error instanceof ConfigError) return 'not fused here';
    throw error;
  }
}

/** The preset itself but for its length, and for its data where they would be the user's. */
async function shortRun(
  name: PresetName,
  changes: ConfigInput,
): Promise<{ config: Config; dataset: Dataset }> {
  const preset: Preset = presets[name];
  const shown = { sampleEvery: 0, sampleCount: 16, evaluateEvery: 0, evaluateCount: 128, checkpointEvery: 0 };
  const config = resolveConfig({ ...shown, ...preset.placeholder, seed: 1, ...changes }, name);
  const { dataset } = await openDataset(config);
  return {
    config: {
      ...config,
      metrics: METRICS.filter((name) => metrics[name].suits(dataset)).join(','),
      steps: dataset.shape.length === 3 ? STEPS_OF_IMAGES : STEPS_OF_POINTS,
    },
    dataset,
  };
}

async function foundBy(config: Config, dataset: Dataset): Promise<Found> {
  const text = new TextEncoder();
  const shown: Uint8Array[] = [];
  for await (const event of train(config, dataset)) {
    if (event.type === 'step') shown.push(text.encode(JSON.stringify(event.scalars)));
    if (event.type === 'evaluation') shown.push(text.encode(JSON.stringify(event.metrics)));
    if (event.type === 'sample') shown.push(new Uint8Array(event.samples.data.slice().buffer));
    if (event.type === 'end') return { state: event.digest, shown: sha256(...shown) };
  }
  throw new Error('a training ended without its last event');
}
