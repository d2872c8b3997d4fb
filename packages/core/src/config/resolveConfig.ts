import { ConfigError } from '../errors.ts';
import { type PresetName, presets } from '../presets/index.ts';
import { didYouMean } from './didYouMean.ts';
import type { Setting } from './settingKinds.ts';
import { type ConfigInput, settings } from './settings.ts';

export type { ConfigInput } from './settings.ts';

/** All settings of a run, resolved. */
export type Config = {
  -readonly [K in keyof typeof settings]: ReturnType<(typeof settings)[K]['check']>;
};

/** Defaults, then the preset, then `input`. Throws ConfigError for an unknown key, preset or value. */
export function resolveConfig(input: ConfigInput = {}, preset?: string): Config {
  const chosen: ConfigInput = preset === undefined ? {} : presets[presetName(preset)].config;
  const config: Record<string, unknown> = {};
  for (const key of Object.keys(input)) settingKey(key);
  for (const [key, setting] of Object.entries(settings)) {
    const value = input[key as keyof Config] ?? chosen[key as keyof Config] ?? setting.initial;
    try {
      config[key] = setting.check(value);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      throw new ConfigError(`${key}: expected ${error.message}, got ${JSON.stringify(value)}.`);
    }
  }
  return config as Config;
}

/** The config that a run was stored with: settings that there were not yet have the value that was the only one. Throws as `resolveConfig`. */
export function storedConfig(input: ConfigInput): Config {
  const table: Record<string, Setting<unknown>> = settings;
  const rows = Object.entries(table).filter(([, { before }]) => before !== undefined);
  return resolveConfig({ ...Object.fromEntries(rows.map(([key, { before }]) => [key, before])), ...input });
}

/** The key itself, if the settings table has it. Throws ConfigError that names the nearest one otherwise. */
export function settingKey(key: string): keyof Config {
  if (Object.hasOwn(settings, key)) return key as keyof Config;
  throw new ConfigError(
    `settings: expected a known key${didYouMean(key, Object.keys(settings))}, got "${key}".`,
  );
}

/** The name itself, if the preset table has it. Throws ConfigError otherwise. */
export function presetName(name: string): PresetName {
  if (Object.hasOwn(presets, name)) return name as PresetName;
  throw new ConfigError(`preset: expected one of ${Object.keys(presets).join(', ')}, got "${name}".`);
}
