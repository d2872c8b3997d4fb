import { architectures } from '../architectures/index.ts';
import { optionalSettings } from '../architectures/optionalSettings.ts';
import type { Architecture } from '../architectures/types.ts';
import { ConfigError } from '../errors.ts';
import { games } from '../games/index.ts';
import type { Game } from '../games/types.ts';
import { type PresetName, presets } from '../presets/index.ts';
import { didYouMean } from './didYouMean.ts';
import { formerSettings } from './formerSettings.ts';
import type { Setting } from './settingKinds.ts';
import { type ConfigInput, settings } from './settings.ts';

export type { ConfigInput } from './settings.ts';

/** All settings of a run, resolved. */
export type Config = {
  -readonly [K in keyof typeof settings]: ReturnType<(typeof settings)[K]['check']>;
};

/**
 * Defaults, then the preset, by its name or as settings, then `input`. Throws ConfigError for an unknown key, preset or value, and for a setting in `input`
 * that the game does not read. Settings of the preset that the game or the architecture does not read are left out.
 */
export function resolveConfig(input: ConfigInput = {}, preset: string | ConfigInput = {}): Config {
  const chosen: ConfigInput = typeof preset === 'string' ? presets[presetName(preset)].config : preset;
  const given = currentNames(input);
  const game = checkedSetting('game', given.game ?? chosen.game ?? settings.game.initial) as Config['game'];
  const { unused, defaults = {} }: Game = games[game];
  const foreign = unreadIn(given);
  const config: Record<string, unknown> = {};
  for (const [key, setting] of Object.entries(settings) as [keyof Config, Setting<unknown>][]) {
    const initial =
      defaults[key] ?? (setting.follows === undefined ? setting.initial : config[setting.follows]);
    const ignored = unused.includes(key);
    config[key] = checkedSetting(
      key,
      given[key] ?? (ignored || foreign.includes(key) ? undefined : chosen[key]) ?? initial,
    );
    if (ignored && config[key] !== initial)
      throw new ConfigError(
        `${key}: expected ${initial} in the game ${game}, which does not use it, got ${config[key]}.`,
      );
  }
  return config as Config;
}

/** The settings that some networks read, but not those of the given architecture, nor a G that mirrors D. */
function unreadIn({ architecture, mirror }: ConfigInput): readonly string[] {
  const table: Record<string, Architecture> = architectures;
  const ofG = checkedSetting('mirror', mirror ?? false) === true ? ['denseG'] : [];
  if (typeof architecture !== 'string' || !Object.hasOwn(table, architecture)) return ofG;
  const { uses } = table[architecture];
  return [...ofG, ...optionalSettings.filter((key) => !uses.includes(key))];
}

/** The value of a setting as it is used. Throws ConfigError for one that it cannot have, whatever the others are. */
export function checkedSetting(key: keyof Config, value: unknown): unknown {
  try {
    return settings[key].check(value);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new ConfigError(`${key}: expected ${error.message}, got ${JSON.stringify(value)}.`);
  }
}

/** Settings under the names that they have now. Throws ConfigError for an unknown key, and where one is given under both names. */
export function currentNames(input: Readonly<Record<string, unknown>>): ConfigInput {
  const given: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(input)) {
    const name = settingKey(key);
    if (Object.hasOwn(given, name))
      throw new ConfigError(`settings: expected ${name} once, got it as ${key}, its former name, too.`);
    given[name] = value;
  }
  return given;
}

/**
 * The config that a run was stored with: settings that there were not yet have the value that was the only one, and those that
 * its game did not read their defaults. Throws as `resolveConfig`.
 */
export function storedConfig(input: ConfigInput): Config {
  const table: Record<string, Setting<unknown>> = settings;
  const rows = Object.entries(table).filter(([, { before }]) => before !== undefined);
  const before = Object.fromEntries(rows.map(([key, { before }]) => [key, before]));
  const stored = currentNames(input);
  const { unused = [] }: Partial<Game> = (games as Record<string, Game>)[String(stored.game)] ?? {};
  const read = Object.entries(stored).filter(([key]) => !unused.includes(key));
  return resolveConfig({ ...before, ...Object.fromEntries(read) });
}

/** The key itself or, of a former name, the present one. Throws ConfigError that names the nearest key otherwise. */
export function settingKey(key: string): keyof Config {
  if (Object.hasOwn(settings, key)) return key as keyof Config;
  if (Object.hasOwn(formerSettings, key)) return formerSettings[key];
  throw new ConfigError(
    `settings: expected a known key${didYouMean(key, Object.keys(settings))}, got "${key}".`,
  );
}

/** The name itself, if the preset table has it. Throws ConfigError otherwise. */
export function presetName(name: string): PresetName {
  if (Object.hasOwn(presets, name)) return name as PresetName;
  const names = Object.keys(presets);
  throw new ConfigError(
    `preset: expected one of ${names.length} names such as ring8 or digits${didYouMean(name, names)}, got "${name}".`,
  );
}
