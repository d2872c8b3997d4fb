import { statSync } from 'node:fs';
import { type Arguments, jsonFlag } from '../args/flags.ts';
import { EXIT, Failure } from '../node/exit.ts';
import { describeRun, type RunDescription, runsIn } from '../run/describeRun.ts';
import { checkRunKey, parseCondition, sortRuns } from '../run/selectRuns.ts';
import { formatNumber } from '../sinks/progress/status.ts';
import { print, printJson, say } from '../terminal/output.ts';
import { tableText } from '../terminal/tableText.ts';
import type { Command } from './types.ts';

/** `ganvil runs` */
export const runs: Command = {
  name: 'runs',
  args: '[DIR…]',
  maxArgs: Number.POSITIVE_INFINITY,
  summary: 'list runs: state, steps, metrics, size on disk',
  about: `Lists the runs in directories (default: runs/) and in comparisons there: their state, the steps done, the metrics of their newest evaluation and their size on
disk. A state is running, finished, plateau (stopped by --stop-on), diverged, interrupted or damaged. --where and --sort take a column (state, preset, step, steps, bytes, changed), a metric or a setting.`,
  flags: [
    {
      name: 'where',
      value: 'CONDITION',
      help: "list only runs that meet a condition, such as 'modes>=8', loss=hinge or state=running; may be repeated",
    },
    {
      name: 'sort',
      value: 'KEY',
      help: 'sort by this value, smallest first; -KEY: largest first (default: by name)',
    },
    jsonFlag,
  ],
  examples: [
    'ganvil runs',
    "ganvil runs --sort -modes --where 'highQuality>0.9'",
    'ganvil runs --where state=running --json',
  ],
  run: listRuns,
};

async function listRuns(args: Arguments): Promise<number> {
  const directories = args.positionals.length > 0 ? args.positionals : ['runs'];
  const conditions = args.all('where').map(parseCondition);
  const paths = directories.flatMap((directory) => {
    if (statSync(directory, { throwIfNoEntry: false })?.isDirectory()) return runsIn(directory);
    throw new Failure(EXIT.noInput, `${directory}: expected a directory of runs, found none.`);
  });
  const all = [...new Set(paths)].map(describeRun);
  const sort = args.get('sort') ?? 'run';
  checkRunKey(sort.replace(/^-/, ''), 'sort', all);
  for (const { name } of conditions) checkRunKey(name, 'where', all);
  const sorted = sortRuns(
    all.filter((run) => conditions.every((condition) => condition.holds(run))),
    sort,
  );
  if (args.has('json')) printJson(sorted);
  else if (sorted.length > 0) print(tableOf(sorted));
  say(`${sorted.length} of ${all.length} ${all.length === 1 ? 'run' : 'runs'}, ${sizeText(total(sorted))}`);
  return EXIT.done;
}

const total = (runs: readonly RunDescription[]): number => runs.reduce((sum, { bytes }) => sum + bytes, 0);

function tableOf(runs: readonly RunDescription[]): string {
  const rows = runs.map(({ run, state, step, steps, bytes, changed, metrics }) => [
    run,
    state,
    `${step}/${steps}`,
    sizeText(bytes),
    new Date(changed).toISOString().slice(0, 16).replace('T', ' '),
    Object.entries(metrics)
      .map(([name, value]) => `${name} ${formatNumber(value)}`)
      .join(', '),
  ]);
  return tableText([['run', 'state', 'steps', 'size', 'changed (UTC)', 'metrics'], ...rows]);
}

function sizeText(bytes: number): string {
  const mib = bytes / 2 ** 20;
  return mib < 1024 ? `${mib.toFixed(1)} MiB` : `${(mib / 1024).toFixed(1)} GiB`;
}
