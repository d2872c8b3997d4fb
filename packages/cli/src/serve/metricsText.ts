// Runs in the text format of Prometheus, https://prometheus.io/docs/instrumenting/exposition_formats/.
import { describeRun, type RunDescription } from '../run/describeRun.ts';

/** The content type of that format. */
export const METRICS_TYPE = 'text/plain; version=0.0.4; charset=utf-8';

type Sample = readonly [labels: Readonly<Record<string, string>>, value: number];

/** A gauge: its help, and what it is for a run. */
const gauges: Readonly<Record<string, readonly [help: string, of: (run: RunDescription) => Sample[]]>> = {
  ganvil_run_step: ['Steps done.', ({ step }) => [[{}, step]]],
  ganvil_run_steps: ['Steps that the settings ask for.', ({ steps }) => [[{}, steps]]],
  ganvil_run_state: ['1 for the state that the run is in.', ({ state }) => [[{ state }, 1]]],
  ganvil_run_scalar: ['Losses and other numbers of the newest logged step.', ({ scalars }) => named(scalars)],
  ganvil_run_metric: ['Metrics of the newest evaluation.', ({ metrics }) => named(metrics)],
  ganvil_run_size_bytes: ['Bytes on disk.', ({ bytes }) => [[{}, bytes]]],
  ganvil_run_changed_timestamp_seconds: [
    'Time of the newest change of a file.',
    ({ changed }) => [[{}, Math.round(changed) / 1000]],
  ],
};

const named = (values: Readonly<Record<string, number>> = {}): Sample[] =>
  Object.entries(values).map(([name, value]) => [{ name }, value]);

/** Gauges of all runs, by the names that they are served under. */
export function metricsText(runs: ReadonlyMap<string, string>): string {
  const described = [...runs].map(([name, path]) => [name, describeRun(path)] as const);
  return Object.entries(gauges)
    .map(([gauge, [help, of]]) => {
      const lines = described.flatMap(([run, about]) =>
        of(about).map(
          ([labels, value]) => `${gauge}{${labelsText({ run, ...labels })}} ${numberText(value)}\n`,
        ),
      );
      return `# HELP ${gauge} ${help}\n# TYPE ${gauge} gauge\n${lines.join('')}`;
    })
    .join('');
}

function labelsText(labels: Readonly<Record<string, string>>): string {
  const escaped = (text: string) =>
    text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
  return Object.entries(labels)
    .map(([key, value]) => `${key}="${escaped(value)}"`)
    .join(',');
}

function numberText(value: unknown): string {
  if (value === Number.POSITIVE_INFINITY) return '+Inf';
  if (value === Number.NEGATIVE_INFINITY) return '-Inf';
  return typeof value === 'number' ? String(value) : 'NaN';
}
