// How good the pictures of a preset are: judged, over seeds, by a classifier of the same data that no run has seen.
//
//   pnpm build && node tools/run.mjs pictures --data ../shared/data/mnist [--preset mnist-dcgan]
//     [--seeds 1,2,3,4,5] [--minutes 10 | --steps 3000] [--count 10000] [--set key=value]... [--out DIR]
//
// Runs have the steps of the preset, unless minutes or steps are given. The first run on some data trains the judge (preset judge,
// kept in --out), on the training part; its line says what real samples of the test part score. Runs in --out are continued, and
// refused if they have other settings.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import {
  type Checkpoint,
  classifyFrom,
  datasets,
  decodeCheckpoint,
  openDataset,
  type Samples,
  sampleFrom,
  startBackend,
} from '@ganvil/core';
import { filesAt } from '../../packages/cli/src/data/filesAt.ts';
import { type Judged, judged, lineOf, meanOf } from './judged.ts';

const [DONE, BUDGET] = [0, 76]; // exit codes of `ganvil train`
const root = dirname(dirname(process.argv[1])); // of tools/run.mjs
const ganvil = join(root, 'packages/cli/dist/ganvil.js');
const { values } = parseArgs({
  options: {
    data: { type: 'string', default: 'digits' },
    preset: { type: 'string', default: 'mnist-dcgan' },
    seeds: { type: 'string', default: '1,2,3,4,5' },
    minutes: { type: 'string' },
    steps: { type: 'string' },
    count: { type: 'string', default: '10000' },
    set: { type: 'string', multiple: true, default: [] },
    out: { type: 'string', default: 'runs/pictures' },
  },
});
mkdirSync(values.out, { recursive: true });
const judge = await trained('judge', ['judge']);
const count = Number(values.count);
console.log(`real: ${lineOf(await judgedBy(judge, await real(judge)))}`);
const rows: Judged[] = [];
for (const seed of values.seeds.split(',')) {
  const [name, began] = [`${values.preset}-${seed}`, performance.now()];
  const run = await trained(name, [values.preset, '--seed', seed, ...length(), ...settings()]);
  const minutes = (performance.now() - began) / 60_000;
  const samples = await sampleFrom(run, { seeds: Array.from({ length: count }, (_, i) => i) });
  rows.push(await judgedBy(judge, samples));
  console.log(
    `${values.preset}, seed ${seed}, step ${run.step}: ${lineOf(rows.at(-1)!)}; ${minutes.toFixed(1)} minutes`,
  );
}
const [least, mean] = [Math.min(...rows.map(({ score }) => score)), meanOf(rows.map(({ score }) => score))];
console.log(
  `${values.preset}: score ${mean.toFixed(2)} in the mean, ${least.toFixed(2)} in the worst of ${rows.length} seeds`,
);

/** The newest checkpoint of a run, which is trained as far as it is not. */
async function trained(name: string, args: string[]): Promise<Checkpoint> {
  const run = join(values.out, name);
  const all = ['train', ...args, '--data', values.data, '--out', run, '--quiet', '--evaluate-every', '0'];
  const { status, stderr } = spawnSync(process.execPath, [ganvil, ...all], { encoding: 'utf8' });
  if (status !== DONE && status !== BUDGET) throw new Error(`${name}: exit code ${status}: ${stderr}`);
  const file = readdirSync(join(run, 'checkpoints'))
    .filter((file) => file.endsWith('.safetensors'))
    .sort()
    .at(-1)!;
  const checkpoint = decodeCheckpoint(readFileSync(join(run, 'checkpoints', file)));
  await startBackend(checkpoint.config);
  return checkpoint;
}

/** How long to train: with no word of it, as long as the preset says. */
function length(): string[] {
  if (values.minutes) return ['--steps', '1000000', '--budget', `${values.minutes}m`];
  return values.steps ? ['--steps', values.steps] : [];
}

/** `--set key=value` of this tool as settings of the command. */
function settings(): string[] {
  return values.set.flatMap((pair) => ['--set', pair]);
}

/** Real samples that no run was trained on, as the data of `checkpoint` are. */
async function real({ config }: Checkpoint): Promise<Samples> {
  const embedded = Object.keys(datasets);
  const found = embedded.includes(config.data) ? undefined : await filesAt(config.data, embedded);
  const { dataset } = await openDataset(config, found?.files);
  const part = dataset.test ?? dataset;
  const n = Math.min(count, part.count);
  const from = part.count === Number.POSITIVE_INFINITY ? 2 ** 41 : 0;
  const data = new Float32Array(n * part.shape.reduce((a, b) => a * b, 1));
  const labels = new Int32Array(n);
  part.read(
    Array.from({ length: n }, (_, i) => from + i),
    data,
    labels,
  );
  return { shape: part.shape, count: n, data, labels };
}

async function judgedBy(judge: Checkpoint, samples: Samples): Promise<Judged> {
  return judged(await classifyFrom(judge, samples), samples);
}
