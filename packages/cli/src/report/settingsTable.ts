import { type Config, resolveConfig, settings } from '@ganvil/core';
import { type Html, table, tag } from './html.ts';

const KEYS = Object.keys(settings) as (keyof Config)[];
/** What is shown elsewhere, or changes no result. */
const HIDDEN: readonly (keyof Config)[] = ['seed', 'threads', 'wide'];

const shown = (value: unknown): string => (value === '' ? '-' : String(value));

/** The settings in which some configs differ from a preset (undefined: the defaults), a column per config. */
export function differencesTable(
  preset: string | undefined,
  configs: Readonly<Record<string, Config>>,
): Html {
  const base = resolveConfig({}, preset);
  const columns = Object.values(configs);
  const keys = KEYS.filter(
    (key) => !HIDDEN.includes(key) && columns.some((config) => config[key] !== base[key]),
  );
  if (keys.length === 0) return tag('p', {}, 'None.');
  const rows = keys.map((key) => [key, shown(base[key]), ...columns.map((config) => shown(config[key]))]);
  return table(['setting', preset ?? 'default', ...Object.keys(configs)], rows);
}

/** Every setting of a config, folded away. */
export function allSettings(config: Config): Html {
  const rows = KEYS.map((key) => [key, shown(config[key])]);
  return tag('details', {}, tag('summary', {}, 'All settings'), table(['setting', 'value'], rows));
}
