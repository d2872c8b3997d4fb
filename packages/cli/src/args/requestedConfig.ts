import { existsSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import {
  type Change,
  type Checkpoint,
  type Config,
  type ConfigInput,
  didYouMean,
  MAX_SIDE_UNASKED,
  presets,
  resolveConfig,
  suitedSettings,
} from '@ganvil/core';
import { storedData } from '../data/filesAt.ts';
import { type DataReading, embedded, type OpenedData, openData } from '../data/openData.ts';
import { EXIT, Failure } from '../node/exit.ts';
import { inRun } from '../run/directory.ts';
import { say } from '../terminal/output.ts';
import { readConfigFile } from './configFile.ts';
import type { Arguments } from './flags.ts';
import { settingsFromArgs } from './settingsFromArgs.ts';

const DEFAULT_PRESET = 'digits';

/** What a command line asks to train. */
export interface RequestedConfig {
  readonly config: Config;
  /** Name of the run. */
  readonly preset: string;
  /** Settings that take another value on the way, where the config is that of such a run. */
  readonly changes?: readonly Change[];
  /** The data, if it had to be opened to find suitable settings. */
  readonly opened?: OpenedData;
}

/**
 * The configuration of a command line. Flags take precedence over `--set`, then the file, the preset and the defaults. If data
 * are given, but neither preset nor architecture, settings that suit the data replace the preset, and a line reports them. Without a preset, a run that begins `from` a state
 * has the settings of that.
 */
export async function requestedConfig(
  args: Arguments,
  reading: DataReading,
  from?: Checkpoint,
): Promise<RequestedConfig> {
  const source = args.positionals[0];
  const input = settingsFromArgs(args);
  if (source === undefined && from)
    return { config: withPath(resolveConfig(input, from.config)), preset: 'from' };
  if (source === undefined)
    return input.data === undefined ? fromPreset(input, DEFAULT_PRESET) : suitedToData(input, reading);
  if (Object.hasOwn(presets, source)) return fromPreset(input, source);
  if (!/\.json$|[/\\]/.test(source) && !existsSync(source)) {
    const names = Object.keys(presets);
    throw new Failure(
      EXIT.usage,
      `preset: expected a name that \`ganvil list presets\` shows, or a config.json${didYouMean(source, names)}, got "${source}".`,
    );
  }
  checkNoFolder(source);
  const file = readConfigFile(source);
  const settings = { ...file.settings, ...input };
  const label = basename(source, '.json').replace(/[^\w.-]/g, '_') || 'config';
  const open =
    file.preset === undefined && settings.architecture === undefined && settings.data !== undefined;
  return {
    ...(open ? await suitedToData(settings, reading) : fromPreset(settings, file.preset)),
    preset: label,
    changes: file.changes,
  };
}

/** Throws a usage Failure for a folder in the place of settings: of data, or a run. */
function checkNoFolder(source: string): void {
  if (/\.json$/.test(source) || !statSync(source, { throwIfNoEntry: false })?.isDirectory()) return;
  const meant = existsSync(inRun.config(source)) ? `ganvil resume ${source}` : `--data ${source}`;
  throw new Failure(
    EXIT.usage,
    `preset: expected a name or a config.json, got the folder ${source}; did you mean ${meant}?`,
  );
}

function fromPreset(input: ConfigInput, preset?: string): RequestedConfig {
  return { config: withPath(resolveConfig(input, preset)), preset: preset ?? 'config' };
}

async function suitedToData(input: ConfigInput, reading: DataReading): Promise<RequestedConfig> {
  const asked = withPath(resolveConfig(input));
  const maxSide = input.imageSize === undefined ? MAX_SIDE_UNASKED : undefined;
  const opened = await openData(asked, 'your own', say, { ...reading, maxSide });
  const { name, settings } = suitedSettings(opened.dataset, asked.data);
  const { imageSize = asked.imageSize } = opened;
  const config = withPath(resolveConfig({ imageSize, ...input }, settings));
  const { architecture, latentDim, width, loss, steps } = config;
  const words = `${architecture}, width ${width}, latent ${latentDim}, ${loss}, ${steps} steps`;
  say(`no preset given; using settings for ${name}: ${words}`);
  return { config, preset: name, opened };
}

function withPath(config: Config): Config {
  return { ...config, data: storedData(config.data, embedded) };
}
