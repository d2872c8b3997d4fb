import {
  type Change,
  type ConfigInput,
  checkedSetting,
  currentNames,
  DataError,
  parseChanges,
  presets,
  resolveConfig,
  settingKey,
  storedConfig,
} from '@ganvil/core';
import { EXIT, Failure } from '../node/exit.ts';
import { readJson } from '../node/readJson.ts';
import type { Description, Origin } from '../run/directory.ts';

/** Settings from a file, and the preset that they modify. */
export interface ConfigFile {
  readonly settings: ConfigInput;
  readonly preset?: string;
  /** Of the config.json of a run: settings that took another value on the way. */
  readonly changes?: readonly Change[];
}

/**
 * Reads settings from a JSON file: `{"batchSize": 32, …}`, optionally with a `preset`, or the config.json of a run.
 * Throws a config Failure that names the file.
 */
export function readConfigFile(path: string): ConfigFile {
  const { preset, changes, ...flat } = readJson(path, EXIT.config, EXIT.noInput);
  const ofRun = typeof flat.config === 'object' && flat.config !== null;
  const values = checkedSettings(path, ofRun ? (flat.config as Record<string, unknown>) : flat);
  const settings = ofRun ? storedConfig(values) : currentNames(values);
  if (ofRun) return { settings, changes: changesIn(path, changes) };
  if (changes !== undefined)
    throw new Failure(EXIT.config, `${path}: settings: expected a known key, got "changes".`);
  if (preset === undefined) return { settings };
  if (typeof preset !== 'string' || !Object.hasOwn(presets, preset)) {
    const names = Object.keys(presets).join(', ');
    throw new Failure(EXIT.config, `${path}: preset: expected one of ${names}, got ${show(preset)}.`);
  }
  return { settings, preset };
}

function changesIn(path: string, value: unknown): readonly Change[] {
  try {
    return parseChanges(value ?? []);
  } catch (error) {
    if (!(error instanceof DataError)) throw error;
    throw new Failure(EXIT.config, `${path}: ${error.message}`);
  }
}

/** Checks key by key before any value is used or printed: the file may contain anything. */
export function checkedSettings(path: string, values: Record<string, unknown>): ConfigInput {
  const input: ConfigInput = {};
  try {
    for (const [key, value] of Object.entries(values)) {
      const known = settingKey(key.slice(0, 100));
      if (!['string', 'number', 'boolean'].includes(typeof value)) {
        throw new Failure(EXIT.config, `${key}: expected text or a number, got ${show(value)}.`);
      }
      checkedSetting(known, value); // alone: what the others are may come later in the file
      input[known] = value;
    }
  } catch (error) {
    if (!(error instanceof Error) || !(error instanceof Failure || error.name === 'ConfigError')) throw error;
    throw new Failure(EXIT.config, `${path}: ${error.message}`);
  }
  return input;
}

function show(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.slice(0, 100));
  if (Array.isArray(value)) return 'a list';
  return value !== null && typeof value === 'object' ? 'an object' : String(value);
}

/** The contents of a run's config.json. */
interface RunConfig extends Description {
  /** Version of the kernel ABI; 0 in runs that are older than this field. */
  readonly abi: number;
}

/** The complete configuration of a run directory. */
export function readRunConfig(path: string): RunConfig {
  const { settings, changes } = readConfigFile(path);
  const { preset, dataset, versions, origin, start } = readJson(path, EXIT.config, EXIT.noInput);
  const digest = (dataset as { digest?: unknown } | undefined)?.digest;
  if (typeof digest !== 'string')
    throw new Failure(EXIT.config, `${path}: expected the digest of the data, got none.`);
  return {
    config: resolveConfig(settings),
    changes,
    preset: typeof preset === 'string' ? preset : 'custom',
    dataset: digest,
    origin: originOf(origin),
    start: originOf(start),
    abi: Number((versions as { abi?: unknown } | undefined)?.abi ?? 0),
  };
}

function originOf(value: unknown): Origin | undefined {
  const { step, digest } = (value ?? {}) as Record<string, unknown>;
  return Number.isSafeInteger(step) && typeof digest === 'string'
    ? { step: step as number, digest }
    : undefined;
}
