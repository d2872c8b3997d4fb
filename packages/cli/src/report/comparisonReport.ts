import { resolve } from 'node:path';
import { comparisonNotes, digitsFor, meanCell, pText, runsText } from '../comparison/comparisonText.ts';
import { nameOf } from '../comparison/jobsOf.ts';
import { type MethodSummary, metricNamesOf } from '../comparison/resultsOf.ts';
import { shellWords } from '../samples/shellWords.ts';
import { formatNumber } from '../sinks/progress/status.ts';
import { commandList, figureGrid, type Html, section, table, tag } from './html.ts';
import { evaluationsOf, metricCharts } from './metricCharts.ts';
import { page } from './page.ts';
import { provenanceTable } from './provenance.ts';
import { newestPicture } from './samplePictures.ts';
import { seedPlots } from './seedPlots.ts';
import { differencesTable } from './settingsTable.ts';

/** The report of a comparison as one HTML file. */
export function comparisonReport(folder: string, title: string, rows: readonly MethodSummary[]): string {
  const outcomes = rows.flatMap((row) => row.outcomes);
  const sets = [...new Set(rows.map(({ set }) => set))];
  const counted = outcomes.filter(({ counts }) => counts).length;
  return page(
    title,
    tag('p', { class: 'soft' }, `${resolve(folder)}: ${counted} of ${outcomes.length} runs count`),
    ...sets.map((set) => setSection(rows.filter((row) => row.set === set))),
    section('Runs', runsTable(rows)),
    section(
      'Provenance',
      provenanceTable([]),
      tag('p', {}, 'The comparison again; each run alone:'),
      commandList(outcomes.map(({ job }) => shellWords(['ganvil', ...job.command]))),
    ),
  );
}

function setSection(rows: readonly MethodSummary[]): Html {
  const [{ set }] = rows;
  const series = rows.map(({ method, outcomes }) => ({
    label: method,
    runs: outcomes.filter(({ counts }) => counts).map(({ job }) => evaluationsOf(job.run)),
  }));
  const pictures = rows.flatMap(({ method, outcomes }) => {
    const first = outcomes.find(({ state }) => state !== 'waiting');
    return first ? (newestPicture(first.job.run, `${method}, seed ${first.job.seed}`) ?? []) : [];
  });
  const charts = metricCharts(series.filter(({ runs }) => runs.length > 0));
  const { preset } = rows[0].outcomes[0].job;
  const configs = Object.fromEntries(rows.map(({ method, outcomes }) => [method, outcomes[0].job.config]));
  const part = (name: string, ...content: Html[]): Html[] =>
    content.length > 0 ? [tag('h3', {}, name), ...content] : [];
  return section(
    set === '' ? 'Results' : `Results on ${set}`,
    metricsTable(rows),
    ...comparisonNotes(rows).map((line) => tag('p', { class: 'soft' }, line)),
    ...part('Seeds', ...seedPlots(rows)),
    ...part('Over the steps', ...charts),
    ...part('Samples', ...(pictures.length > 0 ? [figureGrid('pictures', pictures)] : [])),
    ...part(`Settings that differ from ${preset}`, differencesTable(preset, configs)),
  );
}

function metricsTable(rows: readonly MethodSummary[]): Html {
  const names = metricNamesOf(rows.flatMap(({ outcomes }) => outcomes));
  const digits = new Map(names.map((name) => [name, digitsFor(rows.map(({ metrics }) => metrics[name]))]));
  return table(
    ['method', 'runs', ...names],
    rows.map(({ method, outcomes, metrics }) => [
      method,
      runsText(outcomes),
      ...names.map((name) => {
        const summary = metrics[name];
        if (!summary) return '-';
        const p = summary.p === undefined ? '' : `, p ${pText(summary.p)}`;
        return meanCell(summary, digits.get(name)!) + p;
      }),
    ]),
  );
}

function runsTable(rows: readonly MethodSummary[]): Html {
  const outcomes = rows.flatMap((row) => row.outcomes);
  const names = metricNamesOf(outcomes);
  return table(
    ['run', 'state', 'steps', ...names, 'digest'],
    outcomes.map(({ job, state, step, metrics, digest }) => [
      nameOf(job),
      state,
      `${step}/${job.config.steps}`,
      ...names.map((name) => (name in metrics ? formatNumber(metrics[name]) : '-')),
      tag('code', {}, digest ?? '-'),
    ]),
  );
}
