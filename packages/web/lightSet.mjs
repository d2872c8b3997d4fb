// What the light worker has: the entries of core's tables that runs on the 1-D and 2-D sets use. All others are in worker.js alone.
import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { uncalledModules } from './calledModules.mjs';
import { BUNDLE, CORE, loadCore } from './coreBundle.mjs';
import { entriesUsed } from './entriesUsed.mjs';

/** Presets that the light worker is for, each named as its set of points: where visitors of the 2-D lab begin. Others are in worker.js alone. */
const PRESETS = ['gauss1d', 'ring8', 'grid25', 'swissroll'];
/** Folders of core whose modules are left out where no run calls them. Others, such as those of errors and files, are kept. */
const CUT = /core\/src\/(datasets|encode|formats|games|inference|nn|pictures|random|training)\//;
/** Points that a page can draw: few and many. */
const DRAWN = [4, 12_000].map((numbers) => new Float32Array(numbers));

let found;

/**
 * Presets, and by the name of a setting the values that the light worker has; settings that are not listed are free. `needed` are
 * settings whose default it does not have. `absent` are the files of entries that it leaves out, `unsuited` those of metrics,
 * `uncalled` modules of which these runs call nothing.
 */
export function lightSet() {
  found ??= find();
  return found;
}

async function find() {
  const { core, tables } = await loadCore();
  const configs = PRESETS.map((name) => core.resolveConfig({}, name));
  const values = valuesOf(configs, core, tables);
  const { presets: _, datasets: __, metrics, ...others } = tables;
  let used;
  const uncalled = await uncalledModules(BUNDLE, async () => {
    used = await entriesUsed({ core, tables: others, presets: PRESETS, values });
  });
  const files = (folder, names) => names.map((name) => `${CORE}${folder}/${name}.ts`);
  const all = Object.entries(others).flatMap(([folder, table]) => files(folder, Object.keys(table)));
  const kept = withImports([...used].map((entry) => `${CORE}${entry}.ts`));
  const except = (table, names) => Object.keys(table).filter((name) => !names.includes(name));
  return {
    presets: PRESETS,
    values,
    needed: Object.keys(values).filter((key) => lacksDefault(core.settings[key], values[key])),
    absent: [
      ...all.filter((file) => !kept.has(file)),
      ...['presets', 'datasets'].flatMap((folder) => files(folder, except(tables[folder], PRESETS))),
    ],
    uncalled: uncalled.flatMap((path) => (CUT.test(path) && hasOnlyFunctions(path) ? [sourceOf(path)] : [])),
    unsuited: files('metrics', except(metrics, metricsFor(configs, core, tables))),
  };
}

const lacksDefault = (setting, known) =>
  setting !== undefined && setting.follows === undefined && !known.includes(setting.initial);

/** The values of the configs, by the settings that name entries of a table or are text; under their former names, too. */
function valuesOf(configs, { settings, formerSettings }, tables) {
  const keys = Object.values(tables).map((table) => Object.keys(table).join());
  const namesEntries = ({ kind, options }) =>
    kind === 'text' || (kind === 'choice' && keys.includes(options.join()));
  const values = {};
  for (const key of Object.keys(settings).filter((key) => namesEntries(settings[key])))
    values[key] = [...new Set(configs.map((config) => config[key]))];
  for (const [former, key] of Object.entries(formerSettings)) if (values[key]) values[former] = values[key];
  return values;
}

/** The metrics that suit the light sets, or drawn points, and ask nothing of games that the light ones cannot answer. */
function metricsFor(configs, { pointSet, canAnswer }, { metrics, datasets, games }) {
  const sets = [
    ...configs.map(({ data }) => datasets[data].open(undefined)),
    ...DRAWN.map((points) => pointSet('points', points, 2)),
  ];
  const played = configs.map(({ game }) => games[game]);
  return Object.keys(metrics).filter((name) => {
    const { asks, suits } = metrics[name];
    return (
      (asks === undefined || played.some((game) => canAnswer(game, asks))) && sets.some((set) => suits(set))
    );
  });
}

/** A module of the bundle as a file. */
const sourceOf = (path) => CORE + path.slice(path.indexOf('core/src/') + 'core/src/'.length);

/** Whether a module exports functions alone, which can be left out until they are called. */
function hasOnlyFunctions(path) {
  const exported = readFileSync(sourceOf(path), 'utf8').match(/^export (?!type|interface).*$/gm) ?? [];
  return exported.every((line) => /^export ((async )?function\*? |const \w+ = (async )?(\(|<))/.test(line));
}

/** Files, and all that they import. */
function withImports(files) {
  const found = new Set();
  for (const waiting = [...files]; waiting.length > 0; ) {
    const file = waiting.pop();
    if (found.has(file)) continue;
    found.add(file);
    for (const [, path] of readFileSync(file, 'utf8').matchAll(
      /^(?:import|export) (?!type).* from '(\.\.?\/[^']+)';/gm,
    ))
      if (!path.endsWith('/index.ts')) waiting.push(resolve(dirname(file), path));
  }
  return found;
}
