// What the light worker has: the entries of core's tables that runs of the 1-D and 2-D sets use. All others are in worker.js.
import { CORE, loadCore } from './coreBundle.mjs';

/** Points that a page can draw: few and many. */
const DRAWN = [4, 12_000].map((numbers) => new Float32Array(numbers));

/**
 * Whether a preset is in the light worker: it has the name of a built-in set, and is trained on it, and the set is of points on a line or
 * in the plane.
 */
function isLight(name, { data }, datasets) {
  if (data !== name || !Object.hasOwn(datasets, name)) return false;
  const { shape } = datasets[name].open(undefined);
  return shape.length === 1 && shape[0] <= 2;
}

/**
 * Presets, and by the name of a setting the values that the light worker has; settings that are not listed are free. `needed` are
 * settings whose default it does not have. `absent` are the files of entries that it leaves out, `unsuited` those of metrics.
 */
export async function lightSet() {
  const { core, tables } = await loadCore();
  const presets = Object.keys(tables.presets).filter((name) =>
    isLight(name, tables.presets[name].config, tables.datasets),
  );
  const configs = presets.map((name) => core.resolveConfig({}, name));
  const tableOf = tablesOfSettings(core.settings, tables);
  const kept = { presets, datasets: presets };
  for (const [key, folder] of Object.entries(tableOf))
    kept[folder] = [...new Set([...(kept[folder] ?? []), ...configs.map((config) => config[key])])];
  const values = {};
  for (const [key, { kind }] of Object.entries(core.settings)) {
    if (tableOf[key]) values[key] = kept[tableOf[key]];
    else if (kind === 'text') values[key] = [...new Set(configs.map((config) => config[key]))];
  }
  for (const [former, key] of Object.entries(core.formerSettings))
    if (values[key]) values[former] = values[key];
  const needed = Object.keys(values).filter((key) => {
    const setting = core.settings[key];
    return setting && setting.follows === undefined && !values[key].includes(setting.initial);
  });
  const filesOf = (folder, has) =>
    Object.keys(tables[folder])
      .filter((name) => !has.includes(name))
      .map((name) => `${CORE}${folder}/${name}.ts`);
  const absent = Object.entries(kept).flatMap(([folder, has]) => filesOf(folder, has));
  return { presets, values, needed, absent, unsuited: filesOf('metrics', metricsFor(configs, core, tables)) };
}

/** The folder of the table whose keys a setting's values are, by the name of the setting. */
function tablesOfSettings(settings, tables) {
  const sameKeys = (options, table) => Object.keys(table).join() === options.join();
  const found = Object.entries(settings).flatMap(([key, { kind, options }]) => {
    if (kind !== 'choice') return [];
    const folder = Object.keys(tables).find((name) => sameKeys(options, tables[name]));
    return folder ? [[key, folder]] : [];
  });
  return Object.fromEntries(found);
}

/** The metrics that suit the light sets, or drawn points, and measure a player of the light games or samples. */
function metricsFor(configs, core, { metrics, datasets, games }) {
  const sets = [
    ...configs.map(({ data }) => datasets[data].open(undefined)),
    ...DRAWN.map((points) => core.pointSet('points', points, 2)),
  ];
  const players = new Set(configs.flatMap(({ game }) => Object.keys(games[game].loss)));
  return Object.keys(metrics).filter((name) => {
    const { player, suits } = metrics[name];
    return (player === undefined || players.has(player)) && sets.some((set) => suits(set));
  });
}
