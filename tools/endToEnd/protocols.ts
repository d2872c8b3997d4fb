// PacGAN's two protocols for eight methods with the same networks: modes, samples of high quality and reverse KL, mean and standard error over
// seeds, beside the published ones. Runs go to a file of results as they end; those that are there are not run again.
//
//   node tools/run.mjs protocols [--seeds 10] [--protocols ring8-pacgan,grid25-pacgan] [--methods plain,pacgan2,…]
//                                [--processes N] [--set key=value]… [--out FILE] [--report]
import { spawn } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type Config, type ConfigInput, openDataset, resolveConfig, train } from '@ganvil/core';
import { openBackend } from '../../packages/cli/src/engine/openBackend.ts';
import { methods, protocols, settingsOf } from './protocolMethods.ts';
import { type Job, MEASURES, protocolTable, type Result } from './protocolTable.ts';

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '10' },
    protocols: { type: 'string', default: Object.keys(protocols).join() },
    methods: { type: 'string', default: Object.keys(methods).join() },
    processes: { type: 'string', default: String(availableParallelism()) },
    set: { type: 'string', multiple: true, default: [] },
    out: {
      type: 'string',
      default: join(dirname(process.argv[1]), 'node_modules/.cache/ganvil/protocols.jsonl'),
    },
    report: { type: 'boolean', default: false },
    job: { type: 'string' },
  },
});
const changes: ConfigInput = Object.fromEntries(values.set.map((pair) => pair.split('=')));
const ofProtocol = namesIn(values.protocols, protocols, 'protocols');
const ofMethods = namesIn(values.methods, methods, 'methods');

if (values.job !== undefined) console.log(JSON.stringify(await resultOf(JSON.parse(values.job))));
else {
  const jobs = Array.from({ length: Number(values.seeds) }, (_, seed) =>
    ofProtocol.flatMap((protocol) => ofMethods.map((method) => ({ protocol, method, seed }))),
  ).flat();
  if (!values.report) await runAll(jobs);
  report(jobs);
}

/** The keys of a table that a list names. Throws for others. */
function namesIn<T extends object>(list: string, table: T, flag: string): (keyof T)[] {
  const names = list.split(',');
  const wrong = names.find((name) => !Object.hasOwn(table, name));
  if (wrong === undefined) return names as (keyof T)[];
  throw new Error(`--${flag}: expected some of ${Object.keys(table).join(', ')}, got "${wrong}".`);
}

function configOf({ protocol, method, seed }: Job): Config {
  return resolveConfig({ ...settingsOf(protocol, method), ...changes, data: protocol, seed, threads: 1 });
}

async function resultOf(job: Job): Promise<Result> {
  const config = configOf(job);
  await openBackend({ ...config, wide: 'on' }, false); // the same bits, faster where the engine can
  const { dataset } = await openDataset(config);
  const begin = performance.now();
  let metrics: Record<string, number> = {};
  for await (const event of train(config, dataset)) if (event.type === 'evaluation') metrics = event.metrics;
  return { ...job, config: JSON.stringify(config), seconds: (performance.now() - begin) / 1000, metrics };
}

/** Results that are there for the settings of now, by job. */
function known(): Map<string, Result> {
  const lines = existsSync(values.out) ? readFileSync(values.out, 'utf8').split('\n') : [];
  // The last line is cut off where a run was killed while it was written.
  const results = lines.filter((line) => line.endsWith('}')).map((line): Result => JSON.parse(line));
  return new Map(results.map((result) => [result.config, result]));
}

async function runAll(jobs: readonly Job[]): Promise<void> {
  mkdirSync(dirname(values.out), { recursive: true });
  const there = known();
  const left = jobs.filter((job) => !there.has(JSON.stringify(configOf(job))));
  const all = left.length;
  const begin = performance.now();
  const next = async (): Promise<void> => {
    for (let job = left.shift(); job; job = left.shift()) {
      const result = await inProcess(job);
      appendFileSync(values.out, `${JSON.stringify(result)}\n`);
      const minutes = ((performance.now() - begin) / 60_000).toFixed(1);
      const shown = MEASURES.map((name) => `${name} ${result.metrics[name]?.toPrecision(3)}`).join(', ');
      console.log(
        `${all - left.length}/${all} ${job.protocol} ${job.method} seed ${job.seed}: ${shown}, ${result.seconds.toFixed(0)} s, ${minutes} min`,
      );
    }
  };
  await Promise.all(Array.from({ length: Number(values.processes) }, next));
}

/** Runs a job in a process of its own, of this very bundle: run.mjs would write it again while others read it. Rejects where that fails. */
function inProcess(job: Job): Promise<Result> {
  const sets = values.set.flatMap((pair) => ['--set', pair]);
  const child = spawn(
    process.execPath,
    [fileURLToPath(import.meta.url), '--job', JSON.stringify(job), ...sets],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  let text = '';
  child.stdout.on('data', (part) => {
    text += part;
  });
  return new Promise((resolve, reject) => {
    child.on('close', (code) =>
      code === 0
        ? resolve(JSON.parse(text))
        : reject(new Error(`${JSON.stringify(job)} ended with code ${code}.`)),
    );
  });
}

function report(jobs: readonly Job[]): void {
  const there = known();
  for (const protocol of ofProtocol) {
    const ofJobs = jobs.filter((job) => job.protocol === protocol);
    const rows = ofJobs.flatMap((job) => there.get(JSON.stringify(configOf(job))) ?? []);
    console.log(`\n${protocolTable(protocol, rows)}`);
  }
}
