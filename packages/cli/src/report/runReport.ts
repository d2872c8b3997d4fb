import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Config, presets, resolveConfig, type Setting, settings } from '@ganvil/core';
import { readRunConfig } from '../args/configFile.ts';
import type { DataFlags } from '../args/dataFlags.ts';
import { EXIT } from '../node/exit.ts';
import { readJson } from '../node/readJson.ts';
import { describeRun } from '../run/describeRun.ts';
import { inRun } from '../run/directory.ts';
import { loggedEvents } from '../run/loggedEvents.ts';
import { shellWords } from '../samples/shellWords.ts';
import { formatNumber } from '../sinks/progress/status.ts';
import { drawnFigures } from './drawnFigures.ts';
import { commandList, type Html, section, table, tag } from './html.ts';
import { evaluationsOf, metricCharts } from './metricCharts.ts';
import { page } from './page.ts';
import { provenanceTable, versionsText } from './provenance.ts';
import { picturesOverTime } from './samplePictures.ts';
import { allSettings, differencesTable } from './settingsTable.ts';

const PICTURES = 4;

/** The report of a run as one HTML file: settings, curves, pictures, metrics, digest, and how to make it again. */
export async function runReport(run: string, data: DataFlags): Promise<string> {
  const { versions } = readJson(inRun.config(run), EXIT.data, EXIT.noInput); // a damaged file is none of settings
  const stored = readRunConfig(inRun.config(run));
  const { config, dataset } = stored;
  const preset = Object.hasOwn(presets, stored.preset) ? stored.preset : undefined;
  const { state, step, steps, metrics } = describeRun(run);
  const pictures = picturesOverTime(run, PICTURES);
  const file = inRun.digest(run);
  const digest = existsSync(file) ? readFileSync(file, 'utf8').trim() : 'none: the run has not ended';
  const title = `${stored.preset}, seed ${config.seed}`;
  return page(
    title,
    tag('p', { class: 'soft' }, `${resolve(run)}: ${state}, step ${step} of ${steps}`),
    section('Metrics', metricsTable(metrics), ...metricCharts([{ label: run, runs: [evaluationsOf(run)] }])),
    ...alarmsSection(run),
    ...(pictures ? [section('Samples', pictures)] : []),
    section('Figures', ...(await drawnFigures(run, data))),
    section(
      `Settings that differ from ${preset ?? 'the defaults'}`,
      differencesTable(preset, { run: config }),
      allSettings(config),
    ),
    section(
      'Provenance',
      provenanceTable([
        ['digest of the final state', digest],
        ['digest of the data', dataset],
        ['trained with', versionsText(versions)],
      ]),
      tag('p', {}, 'The run again, which gives the same digest:'),
      commandList([shellWords(['ganvil', ...commandOf(config, preset)])]),
    ),
  );
}

/** Alarms by the step at which they were raised or were over; no section of a run without any. */
function alarmsSection(run: string): Html[] {
  const alarms = [...loggedEvents(run, ['alarm'])];
  if (alarms.length === 0) return [];
  const rows = alarms.map(({ step, alarm, raised, message }) => [
    step,
    alarm,
    raised ? 'raised' : 'over',
    message,
  ]);
  return [section('Alarms', table(['step', 'alarm', '', 'what it means'], rows))];
}

function metricsTable(metrics: Readonly<Record<string, number>>): Html {
  const rows = Object.entries(metrics).map(([name, value]) => [name, formatNumber(value)]);
  return rows.length > 0 ? table(['metric', 'newest evaluation'], rows) : tag('p', {}, 'None yet.');
}

/** The command that makes a run: what differs from its preset, and what would else follow something that does. */
function commandOf(config: Config, preset: string | undefined): string[] {
  const keys = Object.keys(settings) as (keyof Config)[];
  const base = resolveConfig({}, preset);
  const differs = (key: keyof Config): boolean => config[key] !== base[key];
  const isGiven = (key: keyof Config): boolean => {
    const { follows }: Setting<unknown> = settings[key];
    return (
      preset === undefined || differs(key) || (follows !== undefined && differs(follows as keyof Config))
    );
  };
  const words = keys.filter(isGiven).flatMap((key) => ['--set', `${key}=${config[key]}`]);
  return ['train', ...(preset === undefined ? [] : [preset]), ...words];
}
