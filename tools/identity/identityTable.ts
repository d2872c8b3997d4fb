// Trains eight networks in every engine, on one and two threads, eagerly and by replay, in both profiles, and compares the digests
// of their states every 50 steps. Writes the tables of docs/identity.md; exit code 1 if any digest differs.
//
//   pnpm build && node tools/run.mjs identityTable     everything that has no result for this build yet
//     [--engines 'Node 20;Firefox'] [--cases 'ring8;…'] [--threads '1;2'] [--execution 'replay;eager'] [--numerics 'strict;fma']
//     [--steps 300]   what to run; results are stored, so that parts can be run separately
//     [--report]      only write the tables
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { abiVersion } from '@ganvil/kernels-as';
import { type CaseName, cases } from './cases.ts';
import { commandRunner } from './commandRunner.ts';
import { type EngineName, engineOf, engines } from './engines.ts';
import { pageRunner } from './pageRunner.ts';
import { byCase, byEngine, differing } from './report.ts';
import { buildOf, openResults } from './results.ts';
import type { CaseRunner, Trial } from './trial.ts';

const root = dirname(dirname(process.argv[1])); // of tools/run.mjs
const ganvil = join(root, 'packages/cli/dist/ganvil.js');
const BROWSERS = ['Chromium', 'Firefox'];

const { values } = parseArgs({
  options: {
    engines: { type: 'string', default: [...Object.keys(engines), ...BROWSERS].join(';') },
    cases: { type: 'string', default: Object.keys(cases).join(';') },
    threads: { type: 'string', default: '1;2' },
    execution: { type: 'string', default: 'replay;eager' },
    numerics: { type: 'string', default: 'strict;fma' },
    steps: { type: 'string', default: '300' },
    report: { type: 'boolean', default: false },
  },
});
const listed = (text: string): string[] => text.split(';').map((word) => word.trim());

const page = ['worker.js', 'worker-light.js', 'thread.js', 'index.js', 'simd.wasm', 'fma.wasm'].map((name) =>
  join(root, 'packages/cli/dist/page', name),
);
const builds = { command: buildOf([ganvil]), page: buildOf(page) };
const results = openResults(join(root, 'tools/node_modules/.cache/ganvil/identity.json'), (engine) =>
  BROWSERS.includes(engine) ? builds.page : builds.command,
);

function trialsIn(engine: string): Trial[] {
  const { slow, settings } = engineOf(engine) ?? {};
  const profiles = listed(values.numerics).filter((numerics) => numerics === 'strict' || !settings?.wide);
  const all = listed(values.threads).flatMap((threads) =>
    listed(values.execution).flatMap((execution) =>
      profiles.flatMap((numerics) =>
        listed(values.cases).map((name) => ({
          engine,
          name: name as CaseName,
          numerics: numerics as Trial['numerics'],
          threads: Number(threads),
          execution: execution as Trial['execution'],
          steps: Math.min(Number(values.steps), slow?.steps ?? Number.POSITIVE_INFINITY),
        })),
      ),
    ),
  );
  return all.filter(({ threads, execution }) => !slow || slow.ways.includes(`${threads} ${execution}`));
}

async function runAll(engine: string): Promise<void> {
  const trials = trialsIn(engine).filter((trial) => !results.has(trial));
  if (trials.length === 0) return;
  const place: CaseRunner = BROWSERS.includes(engine)
    ? await pageRunner(engine, ganvil)
    : commandRunner(engine as EngineName, ganvil);
  try {
    let unfused = false;
    for (const trial of trials) {
      if (unfused && trial.numerics === 'fma') continue;
      const outcome = await place.run(trial);
      unfused ||= outcome.lacks !== undefined;
      results.add({ ...trial, version: place.version, ...outcome });
      const digest = outcome.lacks
        ? `lacks ${outcome.lacks}`
        : Object.values(outcome.digests).at(-1)?.slice(0, 12);
      const { name, numerics, threads, execution } = trial;
      console.log(
        `${engine}: ${name}, ${numerics}, ${threads}, ${execution}: ${digest}, ${outcome.seconds.toFixed(1)} s`,
      );
    }
  } finally {
    await place.close();
  }
}

if (!values.report) for (const engine of listed(values.engines)) await runAll(engine);

const [begin, end] = ['<!-- identity -->', '<!-- end of identity -->'];
const file = join(root, 'docs/identity.md');
const before = readFileSync(file, 'utf8');
const all = results.all();
const trials = all.filter(({ lacks }) => lacks === undefined).length;
const different = differing(all);
const kernels = buildOf([join(root, 'packages/kernels-as/build/simd.wasm')]).slice(0, 12);
const sum = `ABI ${abiVersion}, kernels ${kernels}; ${trials} trials, ${different.length} of them differ. ${cpus()[0].model.trim()}, ${process.platform}-${process.arch}.`;
writeFileSync(
  file,
  `${before.slice(0, before.indexOf(begin) + begin.length)}\n\n${byCase(all)}\n\n${byEngine(all)}\n\n${sum}\n\n${before.slice(before.indexOf(end))}`,
);
spawnSync('npx', ['biome', 'check', '--write', file], { cwd: root, stdio: 'ignore' });
for (const { engine, name, numerics, threads, execution } of different)
  console.log(`differs: ${engine}: ${name}, ${numerics}, ${threads}, ${execution}`);
console.log(sum);
process.exit(different.length > 0 ? 1 : 0);
