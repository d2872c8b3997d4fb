import { existsSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { dataFlags } from '../args/dataFlags.ts';
import { type Arguments, jsonFlag } from '../args/flags.ts';
import { oneOf } from '../args/oneOf.ts';
import { parseInteger } from '../args/parseNumber.ts';
import { trainingOptions } from '../args/trainingFlags.ts';
import { comparisonFlags, processesArgument, processesFlag } from '../comparison/comparisonFlags.ts';
import {
  checkExisting,
  isComparison,
  prepareFolder,
  storedComparison,
  writeComparison,
} from '../comparison/comparisonFolder.ts';
import { comparisonJson } from '../comparison/comparisonText.ts';
import { jobsOf } from '../comparison/jobsOf.ts';
import { outcomesOf, summaries } from '../comparison/resultsOf.ts';
import { hasResult, runComparison } from '../comparison/runComparison.ts';
import type { Comparison, Job } from '../comparison/types.ts';
import { EXIT, Failure } from '../node/exit.ts';
import { handleSignals } from '../node/signals.ts';
import { engines } from '../sweep/engines/index.ts';
import { handOver } from '../sweep/handOver.ts';
import { readSweep } from '../sweep/readSweep.ts';
import { sweepText } from '../sweep/sweepText.ts';
import { print, printJson, say } from '../terminal/output.ts';
import { runCommand } from './runCommand.ts';
import { train } from './train.ts';
import type { Command } from './types.ts';

/** Words of a text, quotes and what they hold included. */
const WORDS = /(?:[^\s"']|"[^"]*"|'[^']*')+/g;
const ENGINES = ['local', ...(Object.keys(engines) as (keyof typeof engines)[])] as const;

/** `ganvil sweep` */
export const sweep: Command = {
  name: 'sweep',
  args: '[status] FILE.json | DIR',
  maxArgs: 2,
  summary: 'train over a grid, a list or random settings, here or on a cluster',
  about: `Trains each point of a search with each seed: a task per run. Task i follows from the file alone; one that has ended is not made again, one
that was stopped resumes. The folder is that of a comparison: \`ganvil compare DIR\`, \`ganvil report DIR\` and \`ganvil runs DIR\` read it.
FILE: {"preset": "ring8", "settings": {"steps": 500, "metrics": "mmd"}, "grid": {"loss": ["hinge", "wasserstein"], "batchSize": [32, 64]}, "seeds": "0-2"};
in place of "grid", "list": [{…}, …] or "random": {"count": 20, "seed": 0, "settings": {"learningRateG": {"min": 1e-5, "max": 1e-2, "scale": "log"}}}.
\`status\` prints the points, the best by the first metric first.`,
  flags: [
    { name: 'out', value: 'DIR', help: 'folder of the sweep (default: runs/NAME for NAME.json)' },
    {
      name: 'engine',
      value: 'NAME',
      help: `local: processes on this machine (default); slurm: writes a job array, DIR/${engines.slurm.file}; k8s: writes the manifest of an Indexed Job, DIR/${engines.k8s.file}`,
    },
    { name: 'submit', help: 'hand the file to the engine: calls sbatch or kubectl apply' },
    {
      name: 'options',
      value: 'TEXT',
      help: 'for the engine: options of sbatch, such as --options="--time=4:00:00 --partition=cpu"; of k8s claim=NAME, the volume that is the folder, and image=NAME (default: ganvil)',
    },
    processesFlag,
    { name: 'task', value: 'I', help: 'run task I of DIR, from 0, and no other; what engines call' },
    ...comparisonFlags,
  ],
  examples: [
    'ganvil sweep rates.json',
    'ganvil sweep rates.json --engine slurm --options="--time=4:00:00" --submit',
    'ganvil sweep status /shared/rates',
  ],
  run: sweepSettings,
};

async function sweepSettings(args: Arguments): Promise<number> {
  const sweep = await requested(args);
  const { folder, comparison } = sweep;
  const jobs = jobsOf(comparison, folder);
  if (args.positionals.length === 2) {
    refuseFlags(args, 'status', ['task', 'engine', 'submit', 'options', 'processes', 'budget']);
    return printStatus(comparison, folder, args);
  }
  if (args.has('task')) {
    refuseFlags(args, '--task', ['engine', 'submit', 'options', 'processes']);
    return runTask(sweep, jobs, args);
  }
  const name = oneOf('--engine', args.get('engine') ?? 'local', ENGINES);
  const options = trainingOptions(args);
  const processes = processesArgument(args);
  if (name !== 'local') {
    refuseFlags(args, `--engine ${name}`, ['budget']);
    const path = await handOver(comparison, folder, {
      engine: engines[name],
      options: args.get('options')?.match(WORDS) ?? [],
      submit: args.has('submit'),
      force: options.force,
      data: options,
      processes,
    });
    if (args.has('json')) printJson({ sweep: folder, tasks: jobs.length, file: path });
    else print(path);
    return EXIT.done;
  }
  refuseFlags(args, '--engine local', ['submit', 'options']);
  const interruption = handleSignals();
  const { code } = await runComparison(comparison, { ...options, folder, interruption, processes });
  printStatus(comparison, folder, args);
  return code;
}

/** Throws a usage Failure for flags that would be ignored. */
function refuseFlags(args: Arguments, beside: string, flags: readonly string[]): void {
  const flag = flags.find((name) => args.has(name));
  if (flag !== undefined)
    throw new Failure(EXIT.usage, `--${flag}: expected none beside ${beside}, which does not use it.`);
}

/** Trains one task, as `ganvil train` does, whose exit code is the result. */
async function runTask(sweep: Requested, jobs: readonly Job[], args: Arguments): Promise<number> {
  const index = parseInteger('task', args.get('task'), 0, 0);
  if (index >= jobs.length)
    throw new Failure(EXIT.usage, `--task: expected a task from 0 to ${jobs.length - 1}, got ${index}.`);
  if (!sweep.stored) await store(sweep, jobs);
  const job = jobs[index];
  if (hasResult(job)) {
    say(`ganvil: task ${index} is done: ${job.run}`);
    return EXIT.done;
  }
  const [, ...words] = job.command;
  const passed = ['budget', 'progress', ...dataFlags.map(({ name }) => name)].flatMap((flag) =>
    args.has(flag) ? [`--${flag}`, args.get(flag)!] : [],
  );
  const set = ['json', 'quiet', 'force-unlock'].flatMap((flag) => (args.has(flag) ? [`--${flag}`] : []));
  return runCommand(train, [...words, ...passed, ...set]);
}

/** Writes down what the folder is, before a run is in it. Without a lock: tasks that start together write the same. */
async function store({ comparison, folder }: Requested, jobs: readonly Job[]): Promise<void> {
  prepareFolder(folder);
  checkExisting(jobs);
  await writeComparison(folder, comparison);
}

function printStatus(comparison: Comparison, folder: string, args: Arguments): number {
  const rows = summaries(outcomesOf(jobsOf(comparison, folder)));
  if (args.has(jsonFlag.name)) printJson(comparisonJson(folder, rows));
  else print(sweepText(comparison, rows));
  return EXIT.done;
}

/** The sweep that a command line names, its folder, and whether that is what was named. */
interface Requested {
  readonly comparison: Comparison;
  readonly folder: string;
  readonly stored: boolean;
}

/** The sweep that a command line names. Throws a Failure. */
async function requested(args: Arguments): Promise<Requested> {
  const [first, second] = args.positionals;
  const source = second ?? first;
  if (second !== undefined && first !== 'status')
    throw new Failure(EXIT.usage, `arguments: expected FILE.json, DIR or status DIR, got "${first}" first.`);
  if (source === undefined || (source === 'status' && !existsSync(source)))
    throw new Failure(EXIT.usage, 'arguments: expected a sweep (FILE.json or its folder), got none.');
  const out = args.get('out');
  if (!statSync(source, { throwIfNoEntry: false })?.isDirectory()) {
    const folder = out ?? join('runs', basename(source, '.json'));
    return { comparison: await readSweep(source), folder, stored: false };
  }
  if (out !== undefined)
    throw new Failure(EXIT.usage, `--out: expected it for a file alone; ${source} is the folder itself.`);
  if (!isComparison(source))
    throw new Failure(EXIT.noInput, `${source}: expected the folder of a sweep (with comparison.json).`);
  return { comparison: storedComparison(source), folder: source, stored: true };
}
