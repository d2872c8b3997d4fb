import { type ConfigInput, didYouMean, parseSeeds, presets } from '@ganvil/core';
import { checkedSettings } from '../args/configFile.ts';
import { EXIT } from '../node/exit.ts';
import { readJson } from '../node/readJson.ts';
import { type Json, objectOf, refuse, shown } from './checks.ts';
import type { Comparison, Method, Variant } from './types.ts';

const KEYS = ['preset', 'settings', 'methods', 'sets', 'seeds'];
const NAME = /^\w[\w+-]{0,39}$/;
/** Runs of a comparison at most. */
const MOST = 10_000;
/** Settings that belong to single runs. */
const OWN = ['seed', 'threads'];

/** Reads a comparison from a JSON file. Throws a Failure that names the file and the key. */
export function readComparison(path: string): Comparison {
  return parseComparison(readJson(path, EXIT.config, EXIT.noInput), path);
}

/** The comparison in a JSON object; `where` stands before the messages. Throws a config Failure. */
export function parseComparison(file: Json, where: string): Comparison {
  const unknown = Object.keys(file).find((key) => !KEYS.includes(key));
  if (unknown !== undefined)
    refuse(where, `expected some of ${KEYS.join(', ')}${didYouMean(unknown, KEYS)}`, unknown);
  const sets = Object.entries(file.sets === undefined ? { '': {} } : objectOf(file.sets, `${where}: sets`));
  const names = sets.map(([name]) => name);
  const methods = Object.entries(objectOf(file.methods, `${where}: methods`));
  if (methods.length === 0) refuse(`${where}: methods`, 'expected a method', 'none');
  if (sets.length === 0) refuse(`${where}: sets`, 'expected a data set', 'none');
  const comparison = {
    ...variantOf({ preset: file.preset, ...objectOf(file.settings ?? {}, `${where}: settings`) }, where),
    methods: Object.fromEntries(
      methods.map(([name, value]) => [
        named(name, `${where}: methods`),
        methodOf(value, `${where}: methods: ${name}`, names),
      ]),
    ),
    sets: Object.fromEntries(
      sets.map(([name, value]) => [
        file.sets === undefined ? name : named(name, `${where}: sets`),
        variantOf(objectOf(value, `${where}: sets: ${name}`), `${where}: sets: ${name}`),
      ]),
    ),
    seeds: seedsOf(file.seeds ?? '0-4', `${where}: seeds`),
  };
  const runs = comparison.seeds.length * methods.length * sets.length;
  if (runs > MOST) refuse(where, `expected at most ${MOST} runs`, String(runs));
  return comparison;
}

/** A method: settings, `preset`, and `sets` with settings for some of the sets. */
function methodOf(value: unknown, where: string, names: readonly string[]): Method {
  const { sets = {}, ...rest } = objectOf(value, where);
  const bySet = Object.entries(objectOf(sets, `${where}: sets`)).map(([name, own]) => {
    if (!names.includes(name))
      refuse(
        `${where}: sets`,
        `expected some of ${names.join(', ') || 'the sets of the file, which has none'}`,
        name,
      );
    return [name, settingsIn(objectOf(own, `${where}: sets: ${name}`), `${where}: sets: ${name}`)];
  });
  return { ...variantOf(rest, where), bySet: Object.fromEntries(bySet) };
}

function variantOf({ preset, ...rest }: Json, where: string): Variant {
  const settings = settingsIn(rest, where);
  if (preset === undefined) return { settings };
  const names = Object.keys(presets);
  if (typeof preset !== 'string' || !names.includes(preset))
    refuse(where, `expected a preset${didYouMean(String(preset), names)}`, shown(preset));
  return { preset: String(preset), settings };
}

function settingsIn(values: Json, where: string): ConfigInput {
  const own = OWN.find((key) => Object.hasOwn(values, key));
  if (own === 'seed') refuse(where, 'expected the seeds under seeds', 'seed');
  if (own !== undefined)
    refuse(where, 'expected runs of one thread each, as many at a time as there are cores', own);
  return checkedSettings(where, values);
}

/** Seeds as text such as 0-9, or as a list of numbers. */
function seedsOf(value: unknown, where: string): readonly number[] {
  const text = Array.isArray(value) ? value.join() : String(value);
  try {
    const seeds = parseSeeds(text);
    if (new Set(seeds).size < seeds.length) refuse(where, 'expected each seed once', text);
    return seeds;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return refuse(where, `expected ${error.message}`, text);
  }
}

function named(name: string, where: string): string {
  if (NAME.test(name)) return name;
  return refuse(where, 'expected names of at most 40 letters, digits, _, - and +', name);
}
