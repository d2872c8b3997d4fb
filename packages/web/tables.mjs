// Writes build/asImages.mjs, build/tables.ts, the part of core's tables that a page needs without loading core, build/formSettings.ts, which
// the form of settings adds, build/lessons.ts, what lessons say, and build/light.ts, what the light worker has.
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
};

/** Settings that the lab or the page decides, not the user of its form. */
const HIDDEN = new Set([
  ...['sampleEvery', 'sampleCount', 'evaluateEvery', 'evaluateCount', 'logEvery', 'checkpointEvery'],
  ...['backend', 'execution', 'metrics', 'threads', 'wide'],
  ...['data', 'imageSize', 'channels', 'standardize', 'stack', 'labelled'],
]);

/** What the page needs of a setting, whether its form shows it or not. */
const setting = ({ kind, initial, follows }) => ({ kind, initial, follows });

/** What the form of settings adds. */
const formSetting = ({ help, group, options, min, max }, name) =>
  HIDDEN.has(name) ? undefined : { help, group, options, min, max };

/** A table with other rows. */
const mapped = (table, row) =>
  Object.fromEntries(Object.entries(table).map(([name, value]) => [name, row(value, name)]));

/** Keeps the plain data of core's tables. */
async function readTables() {
  const { settings, formerSettings, presets, datasets, losses, metrics } = (await loadCore()).core;
  const dataset = ({ help, open }) => {
    const { shape, modes, moments } = open(undefined); // data sets generate nothing before they are read
    const peaks = modes ?? (moments && { centers: [[moments.mean]], sd: moments.sd });
    return { help, shape, peaks };
  };
  return {
    settings: mapped(settings, setting),
    formSettings: mapped(settings, formSetting),
    formerSettings,
    presets: mapped(presets, ({ help, config }) => (config.data === '' ? { config } : { help, config })),
    datasets: mapped(datasets, dataset),
    losses: mapped(losses, ({ output, undecided }) => ({ output, undecided })),
    /** Metrics of what only some games can be asked for. */
    askedMetrics: Object.keys(metrics).filter((name) => metrics[name].asks),
  };
}

/** Writes all of them as typed modules. */
export async function writeTables() {
  mkdirSync('build', { recursive: true });
  const { formSettings, ...tables } = await readTables();
  const form = [
    "import type { FormSetting } from '../src/lab/model/tableRows.ts';",
    `export const formSettings: Readonly<Record<string, FormSetting>> = ${JSON.stringify(formSettings)};`,
  ];
  writeFileSync('build/formSettings.ts', `${form.join('\n')}\n`);
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
