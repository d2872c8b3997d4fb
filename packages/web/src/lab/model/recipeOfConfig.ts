import type { Config } from '@ganvil/core';
import { allPresets } from '../../../build/allPresets.ts';
import { settings } from './coreTables.ts';
import type { Recipe } from './link.ts';

/** Settings that do not affect results, and belong to the lab. */
const FREE = [
  ...['threads', 'wide', 'execution', 'metrics', 'checkpointEvery'],
  ...['sampleEvery', 'sampleCount', 'evaluateEvery', 'evaluateCount'],
  ...['alarms', 'stopOn', 'patience', 'rollbacks'],
];
/** Settings that make a run another kind of run. */
const KIND = ['data', 'architecture'];

/** The nearest preset to a config, and the settings that differ from it. */
export function recipeOfConfig(config: Config): Pick<Recipe, 'preset' | 'settings'> {
  const given: Readonly<Record<string, unknown>> = { ...config };
  const all = Object.entries(allPresets).map(([preset, row]) => {
    const differing = Object.keys(settings).filter(
      (key) => !FREE.includes(key) && String(given[key]) !== String(row.config[key] ?? initialOf(key, given)),
    );
    const strange = differing.filter((key) => KIND.includes(key)).length;
    return { preset, differing, distance: differing.length + 100 * strange };
  });
  const { preset, differing } = all.reduce((best, one) => (one.distance < best.distance ? one : best));
  return { preset, settings: Object.fromEntries(differing.map((key) => [key, String(given[key])])) };
}

/** What a setting is where nobody names it: the value of the one that it follows, or its own default. */
function initialOf(key: string, given: Readonly<Record<string, unknown>>): unknown {
  const { follows, initial } = settings[key];
  return follows === undefined ? initial : given[follows];
}
