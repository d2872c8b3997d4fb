// Writes build/asImages.mjs, build/tables.ts, the part of core's tables that a page needs without loading core, build/formSettings.ts, which
// the form of settings adds, build/allPresets.ts, whole presets, build/lessons.ts, what lessons say,
// build/games.ts, how games are played, build/dataHelp.ts, what data sets are, and build/light.ts, what the light worker has.
import { mkdirSync, writeFileSync } from 'node:fs';
import * as esbuild from 'esbuild';
import { loadCore } from './coreBundle.mjs';
import { lightSet } from './lightSet.mjs';

/** The table's name -> the type of its rows, in src/lab/model/tableRows.ts. */
const TYPES = {
  settings: 'SettingRow',
  presets: 'PresetRow',
  datasets: 'DatasetRow',
  losses: 'LossRow',
  formerSettings: 'string',
  gallery: 'string',
};

/** Presets that a first visit shows, with their titles. */
const GALLERY = {
  gauss1d: 'Bell curve',
  ring8: 'Ring of eight',
  grid25: 'Grid of 25',
  swissroll: 'Swiss roll',
  digits: 'Digits',
  'conditional-digits': 'Digits by class',
};

/** Settings of presets that a page reads before it has loaded all. */
const FIRST = ['data', 'steps', 'sampleEvery', 'evaluateEvery'];

/** Settings that the lab or the page decides, not the user of its form. */
const HIDDEN = new Set([
  ...['sampleEvery', 'sampleCount', 'evaluateEvery', 'evaluateCount', 'logEvery', 'checkpointEvery'],
  ...['backend', 'execution', 'metrics', 'threads', 'wide'],
  ...['data', 'imageSize', 'channels', 'standardize', 'stack', 'labelled'],
]);

/** What the page needs of a setting, whether its form shows it or not. */
const setting = ({ kind, initial, follows }) => ({ kind, initial, follows });

/** What the form of settings adds. */
const formSetting =
  ({ changeableSettings, freeSettings }) =>
  ({ help, group, options, min, max }, name) => {
    if (HIDDEN.has(name)) return undefined;
    const inRun = changeableSettings.includes(name)
      ? 'listed'
      : freeSettings.includes(name)
        ? 'free'
        : undefined;
    return { help, group, options, min, max, inRun };
  };

/** A table with other rows. */
const mapped = (table, row) =>
  Object.fromEntries(Object.entries(table).map(([name, value]) => [name, row(value, name)]));

/** Keeps the plain data of core's tables. */
async function readTables() {
  const { core } = await loadCore();
  const { settings, formerSettings, presets, datasets, losses, metrics } = core;
  const shown = Object.keys(GALLERY).map((name) => presets[name].config.data);
  const dataset = ({ open }, name) => {
    const { shape, modes } = open(undefined); // data sets generate nothing before they are read
    const drawn = (center) => center.map((value) => Math.round(100 * value) / 100); // enough for an icon
    return { shape, ...(shown.includes(name) && { centers: modes?.centers.map(drawn) }) };
  };
  return {
    settings: mapped(settings, setting),
    formSettings: mapped(settings, formSetting(core)),
    formerSettings,
    presets: mapped(presets, ({ help, config }, name) => ({
      ...(name in GALLERY && { help }),
      config: Object.fromEntries(Object.entries(config).filter(([key]) => FIRST.includes(key))),
    })),
    gallery: GALLERY,
    allPresets: mapped(presets, ({ help, config }) => (config.data === '' ? { config } : { help, config })),
    datasets: mapped(datasets, dataset),
    dataHelp: mapped(datasets, ({ help }) => help),
    losses: mapped(losses, ({ output, undecided }) => ({ output, undecided })),
    /** Metrics of what only some games can be asked for. */
    askedMetrics: Object.keys(metrics).filter((name) => metrics[name].asks),
  };
}

/** Writes all of them as typed modules. */
export async function writeTables() {
  mkdirSync('build', { recursive: true });
  const { formSettings, allPresets, dataHelp, ...tables } = await readTables();
  writeTable('formSettings', 'FormSetting', formSettings);
  writeTable('allPresets', 'PresetRow', allPresets);
  writeFileSync(
    'build/dataHelp.ts',
    `export const dataHelp: Readonly<Record<string, string>> = ${JSON.stringify(dataHelp)};\n`,
  );
  await writeGames();
  const typeOf = (name) => (name in TYPES ? `Readonly<Record<string, ${TYPES[name]}>>` : 'readonly string[]');
  const lines = Object.entries(tables).map(
    ([name, table]) => `export const ${name}: ${typeOf(name)} = ${JSON.stringify(table)};`,
  );
  const types = `import type { ${Object.values(TYPES)
    .filter((type) => type !== 'string')
    .join(', ')} } from '../src/lab/model/tableRows.ts';`;
  writeFileSync('build/tables.ts', [types, ...lines, ''].join('\n'));
  const { presets, values, needed } = await lightSet();
  const type = `{
  readonly presets: readonly string[];
  readonly values: Readonly<Record<string, readonly string[]>>;
  readonly needed: readonly string[];
}`;
  const light = JSON.stringify({ presets, values, needed });
  writeFileSync('build/light.ts', `export const light: ${type} = ${light};\n`);
  await writeLessons();
  await writeAsImages();
}

/** Writes one table, which is loaded on demand. */
function writeTable(name, type, table) {
  const lines = [
    `import type { ${type} } from '../src/lab/model/tableRows.ts';`,
    `export const ${name}: Readonly<Record<string, ${type}>> = ${JSON.stringify(table)};`,
  ];
  writeFileSync(`build/${name}.ts`, `${lines.join('\n')}\n`);
}

/** Writes build/games.ts: how the networks of games are joined, and what players minimise, in words. */
async function writeGames() {
  const { games, losses, penalties } = (await loadCore()).core;
  const tables = {
    games: mapped(games, ({ help, flow, formula }) => ({ help, flow, formula })),
    formulas: mapped(losses, ({ help, formulaD, formulaG }) => ({ help, D: formulaD, G: formulaG })),
    penalties: mapped(penalties, ({ help, formula, player }) => ({ help, formula, player })),
  };
  const types = { games: 'GameRow', formulas: 'FormulaRow', penalties: 'PenaltyRow' };
  const lines = Object.entries(tables).map(
    ([name, table]) =>
      `export const ${name}: Readonly<Record<string, ${types[name]}>> = ${JSON.stringify(table)};`,
  );
  const imported = `import type { ${Object.values(types).join(', ')} } from '../src/lab/diagram/gameRows.ts';`;
  writeFileSync('build/games.ts', [imported, ...lines, ''].join('\n'));
}

/** Writes build/lessons.ts: the texts of lessons, without what they compute. */
async function writeLessons() {
  const { lessons } = (await loadCore()).core;
  const texts = mapped(lessons, ({ title, help, source, steps, task: { question, hint, limit } }) => ({
    ...{ title, help, source },
    steps: steps.map(({ text, formula, config }) => ({ text, formula, config })),
    task: { question, hint, limit },
  }));
  const lines = [
    "import type { LessonText } from '../src/session/lessonText.ts';",
    `export const lessonTexts: Readonly<Record<string, LessonText>> = ${JSON.stringify(texts)};`,
  ];
  writeFileSync('build/lessons.ts', `${lines.join('\n')}\n`);
}

/** Writes build/asImages.mjs: core's functions that say what samples are and draw waveforms, films and volumes, which need nothing else of core. */
async function writeAsImages() {
  await esbuild.build({
    entryPoints: ['../core/src/pictures/asImages.ts'],
    bundle: true,
    outfile: 'build/asImages.mjs',
    format: 'esm',
    target: 'es2022',
    logLevel: 'error',
  });
  const types = ['asImages', 'kindOf'].map(
    (name) => `export declare const ${name}: typeof import('@ganvil/core')['${name}'];\n`,
  );
  writeFileSync('build/asImages.d.mts', types.join(''));
}
