import { statSync } from 'node:fs';
import { basename } from 'node:path';
import { presetName, resolveConfig, settings } from '@ganvil/core';
import { readConfigFile } from '../args/configFile.ts';
import { EXIT, Failure } from '../node/exit.ts';
import { inRun } from '../run/directory.ts';
import { print, printJson } from '../terminal/output.ts';
import { tableText } from '../terminal/tableText.ts';

/** A setting with two values: that of a preset, and that of the defaults or of a run. */
interface Row {
  readonly setting: string;
  readonly preset: string | number | boolean;
  readonly other: string | number | boolean;
}

/**
 * Prints every setting in which a preset differs from the defaults, or from the config of a run directory or a config.json. Throws
 * a ConfigError for an unknown preset, a Failure for a file that cannot be read.
 */
export function printPresetDifferences(name: string, run: string | undefined, json: boolean): number {
  const preset = resolveConfig({}, presetName(name));
  const other = run === undefined ? resolveConfig() : configAt(run);
  const rows: Row[] = (Object.keys(settings) as (keyof typeof settings)[])
    .map((setting) => ({ setting, preset: preset[setting], other: other[setting] }))
    .filter((row) => row.preset !== row.other);
  if (json) printJson(rows);
  else print(tableOf(name, run === undefined ? 'default' : basename(run), rows));
  return EXIT.done;
}

/** The settings of a run directory or a config.json, whole. */
function configAt(path: string) {
  const isFolder = statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
  const file = isFolder ? inRun.config(path) : path;
  if (isFolder && !statSync(file, { throwIfNoEntry: false }))
    throw new Failure(EXIT.noInput, `${path}: expected a run directory (with config.json), found none.`);
  const { settings, preset } = readConfigFile(file);
  return resolveConfig(settings, preset);
}

/** Rows under a heading, as wide as their longest words. */
function tableOf(name: string, other: string, rows: readonly Row[]): string {
  if (rows.length === 0) return `${name}: no setting differs.`;
  const cells = rows.map(({ setting, preset, other }) => [setting, shown(preset), shown(other)]);
  return tableText([['setting', name, other], ...cells]);
}

const shown = (value: Row['preset']): string => (value === '' ? '-' : String(value));
