// Whether this machine computes the bits that all others do: short runs of the presets and of the entries of all tables, held to
// their golden digests.

import { type Config, type ConfigInput, resolveConfig } from '../config/resolveConfig.ts';
import type { Dataset } from '../datasets/types.ts';
import { sha256 } from '../encode/sha256.ts';
import { ConfigError } from '../errors.ts';
import { type PresetName, presets } from '../presets/index.ts';
import { startBackend } from '../training/startBackend.ts';
import { train } from '../training/train.ts';
import { entryNames } from './entries.ts';
import { entryGoldens } from './entryGoldens.ts';
import { goldens } from './goldens.ts';
import { entryRun, presetRun, type ShortRun } from './shortRun.ts';
import type { Found, Goldens, Verdict } from './types.ts';

/** What is verified, and how. */
export interface VerifyOptions {
  /** All by default; none where only `entries` are given. */
  readonly presets?: readonly PresetName[];
  /** Entries of tables, such as `loss=kl`. All by default; none where only `presets` are given. */
  readonly entries?: readonly string[];
  /** Both by default; fma is skipped where it is not fused. */
  readonly numerics?: readonly Config['numerics'][];
  readonly threads?: number;
  readonly execution?: Config['execution'];
  readonly wide?: boolean;
}

/**
 * Trains every preset, and a tiny model with every entry of every table, for a few steps in each profile, and compares; a row at
 * a time, as they are done. No other run may be under way, and the backend is afterwards that of the last row.
 */
export async function* verify(
  options: VerifyOptions = {},
  expectations: Goldens = { ...goldens.digests, ...entryGoldens.digests },
): AsyncGenerator<Verdict, void> {
  const { threads = 1, execution = 'replay', wide = false } = options;
  for (const numerics of options.numerics ?? (['strict', 'fma'] as const)) {
    const ways = { numerics, threads, execution, wide: wide && numerics === 'strict' ? 'on' : 'off' };
    const why = await lacking(ways);
    for (const { name, open, ...row } of rowsOf(options)) {
      const { config, dataset } = await open(ways);
      const expected = expectations[name]?.[numerics];
      const about = { ...row, numerics, steps: config.steps, expected };
      if (why !== undefined) yield { ...about, outcome: 'skipped', why };
      else {
        const found = await foundBy(config, dataset);
        yield { ...about, found, outcome: agrees(found, expected) ? 'same' : 'different' };
      }
    }
  }
}

/** A run to make, and the name of its golden digest. */
interface Row {
  readonly name: string;
  readonly preset?: PresetName;
  readonly entry?: string;
  open(ways: ConfigInput): Promise<ShortRun>;
}

function rowsOf(options: VerifyOptions): Row[] {
  const all = options.presets === undefined && options.entries === undefined;
  const ofPresets = options.presets ?? (all ? (Object.keys(presets) as PresetName[]) : []);
  const ofEntries = options.entries ?? (all ? entryNames() : []);
  return [
    ...ofPresets.map((preset) => ({
      name: preset,
      preset,
      open: (ways: ConfigInput) => presetRun(preset, ways),
    })),
    ...ofEntries.map((entry) => ({ name: entry, entry, open: (ways: ConfigInput) => entryRun(entry, ways) })),
  ];
}

/** Golden digests may be the first digits alone. */
function agrees(found: Found, expected: Found | undefined): boolean {
  if (expected === undefined) return false;
  return found.state.startsWith(expected.state) && found.shown.startsWith(expected.shown);
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
