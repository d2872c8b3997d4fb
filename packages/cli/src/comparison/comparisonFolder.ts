// The folder of a comparison: its runs, each a folder as `ganvil train` makes it, and comparison.json. The runs are the state; the
// file says which of them belong to the comparison.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { type Config, resumableSettings, settings } from '@ganvil/core';
import { readRunConfig } from '../args/configFile.ts';
import { EXIT, Failure } from '../node/exit.ts';
import { readJson } from '../node/readJson.ts';
import { versions } from '../node/versions.ts';
import { describeRun } from '../run/describeRun.ts';
import { comparisonFile, inRun, makeDirectory, writeText } from '../run/directory.ts';
import { temporaryNamed } from '../run/leftovers.ts';
import { parseComparison } from './readComparison.ts';
import type { Comparison, Job } from './types.ts';

/** Settings that change no bits of a run, but what its numbers are of, or when it ends. */
const OF_RESULTS: readonly (keyof Config)[] = ['evaluateCount', 'metrics', 'stopOn', 'patience', 'rollbacks'];
/** Settings that may change while the results stay comparable: where data lie, how a run is executed, what it keeps. */
const FREE = resumableSettings.filter((key) => !OF_RESULTS.includes(key));

/** Whether a path is the folder of a comparison. */
export const isComparison = (path: string): boolean => existsSync(comparisonFile(path));

/** The comparison that a folder is of. Throws a Failure. */
export function storedComparison(folder: string): Comparison {
  const path = comparisonFile(folder);
  const { comparison } = readJson(path, EXIT.config, EXIT.noInput);
  if (typeof comparison === 'object' && comparison !== null)
    return parseComparison(comparison as Record<string, unknown>, path);
  throw new Failure(EXIT.config, `${path}: expected a comparison, got none.`);
}

/** Creates the folder where it is missing. Throws a Failure if it contains something else. */
export function prepareFolder(folder: string): void {
  const stat = statSync(folder, { throwIfNoEntry: false });
  if (!stat) {
    makeDirectory(folder);
    return;
  }
  if (!stat.isDirectory())
    throw new Failure(EXIT.locked, `--out: expected a new or empty directory, got the file ${folder}.`);
  const names = readdirSync(folder);
  const foreign = names.find((name) => name !== 'lock' && !temporaryNamed(name));
  if (foreign !== undefined && !names.includes('comparison.json'))
    throw new Failure(
      EXIT.locked,
      `--out: expected a comparison, or a new or empty directory, got ${folder}, which contains ${foreign}.`,
    );
}

/** Writes down what the folder is a comparison of. */
export async function writeComparison(folder: string, comparison: Comparison): Promise<void> {
  const value = { versions, comparison: asFile(comparison) };
  await writeText(comparisonFile(folder), `${JSON.stringify(value, null, 2)}\n`);
}

/** A comparison as `parseComparison` reads it. */
function asFile({ preset, settings, methods, sets, seeds }: Comparison): Record<string, unknown> {
  const named = Object.keys(sets).join() !== '';
  return {
    preset,
    settings,
    ...(named ? { sets: mapped(sets, ({ preset, settings }) => ({ preset, ...settings })) } : {}),
    methods: mapped(methods, ({ preset, settings, bySet }) => ({
      preset,
      ...settings,
      ...(Object.keys(bySet).length > 0 ? { sets: bySet } : {}),
    })),
    seeds,
  };
}

const mapped = <T>(table: Readonly<Record<string, T>>, change: (entry: T) => unknown) =>
  Object.fromEntries(Object.entries(table).map(([name, entry]) => [name, change(entry)]));

/**
 * Throws if a run that exists was made with other settings than the comparison asks for now: runs, methods, sets, seeds and steps
 * may be added, but rows of one table must not come from different settings.
 */
export function checkExisting(jobs: readonly Job[]): void {
  for (const { run, config } of jobs) {
    if (!existsSync(inRun.config(run))) continue;
    const before = readRunConfig(inRun.config(run)).config;
    const rows = (Object.keys(settings) as (keyof Config)[])
      .filter((key) => !FREE.includes(key) && before[key] !== config[key])
      .map((key) => `${key} ${before[key]} -> ${config[key]}`);
    const { step } = describeRun(run);
    if (step > config.steps) rows.push(`steps ${step} -> ${config.steps}`);
    if (rows.length > 0)
      throw new Failure(
        EXIT.config,
        `${run}: the comparison now asks for other settings than this run has: ${rows.join(', ')}; choose another --out, or another name for what changed.`,
      );
  }
}
