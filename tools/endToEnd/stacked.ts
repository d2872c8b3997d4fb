// How many of the 1000 modes of stacked digits a method covers, with a D a quarter as wide as G: 25,600 samples, read channel by channel by a classifier
// of single digits, beside the published numbers (https://arxiv.org/abs/1712.04086 table 3, https://arxiv.org/abs/1611.02163 table 1).
//
//   pnpm build && node packages/cli/dist/ganvil.js train digits-judge --out runs/judge
//   node tools/run.mjs stacked --judge runs/judge [--data FOLDER] [--methods plain,pacgan2,relativisticR1R2]
//                              [--seeds 0] [--steps 3000] [--samples 25600] [--set key=value]… [--out DIR]
//
// --data: a folder with single digits, such as MNIST, whose classifier the judge is; without, generated digits. Runs are kept in --out: those
// that are there are trained on to --steps, and then judged.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import {
  type Checkpoint,
  classifyFrom,
  decodeCheckpoint,
  type Samples,
  sampleFrom,
  startBackend,
} from '@ganvil/core';

const DIGITS = 10;
const CHANNELS = 3;
/** Samples that are held at once. */
const PART = 2560;

/** What each method adds to the preset stacked-digits. */
const methods: Record<string, readonly string[]> = {
  plain: [],
  pacgan2: ['--pack', '2'],
  // The networks of R3GAN have no batch normalisation: a penalty on the gradient of one sample is not defined through it.
  relativisticR1R2: [
    '--loss',
    'relativisticPaired',
    '--penalty',
    'r1r2',
    '--penalty-weight',
    '1',
    '--norm-d',
    'none',
  ],
};
/** Modes and reverse KL that are published, after 500,000 steps on digits of MNIST: mean ± standard error over runs. */
const published: Record<string, string> = {
  plain: '78.5 ± 17.6 modes, 5.21 nat (PacGAN); 30.6 ± 20.7, 5.99 (Unrolled GAN)',
  pacgan2: '484.5 ± 32.5 modes, 2.61 nat (PacGAN)',
  relativisticR1R2: 'with large networks 1000 modes (R3GAN, https://arxiv.org/abs/2501.05441)',
};

const { values } = parseArgs({
  options: {
    judge: { type: 'string' },
    data: { type: 'string' },
    methods: { type: 'string', default: Object.keys(methods).join() },
    seeds: { type: 'string', default: '0' },
    steps: { type: 'string', default: '3000' },
    samples: { type: 'string', default: '25600' },
    set: { type: 'string', multiple: true, default: [] },
    out: { type: 'string', default: 'runs/stacked' },
  },
});
if (values.judge === undefined)
  throw new Error('--judge: expected a run of the game classifier on single digits, got none.');
const ganvil = join(dirname(dirname(process.argv[1])), 'packages/cli/dist/ganvil.js');
const judge = newest(values.judge);

for (const seed of values.seeds.split(',')) {
  for (const method of values.methods.split(',')) {
    const began = performance.now();
    const run = newest(trained(method, seed));
    const minutes = ((performance.now() - began) / 60_000).toFixed(1);
    const { modes, reverseKl } = coverageOf(await countsOf(run, Number(values.samples)));
    console.log(
      `${method}, seed ${seed}, step ${run.step}: ${modes} modes, reverse KL ${reverseKl.toFixed(2)} nat, ${minutes} min; published: ${published[method]}`,
    );
  }
}

/** The folder of a run, trained as far as it is not. */
function trained(method: string, seed: string): string {
  const own = methods[method];
  if (!own)
    throw new Error(`--methods: expected some of ${Object.keys(methods).join(', ')}, got "${method}".`);
  const run = join(values.out, `${method}-${seed}`);
  const data = values.data ? ['--data', values.data, '--stack', String(CHANNELS), '--channels', '1'] : [];
  const set = values.set.flatMap((pair) => ['--set', pair]);
  const settings = ['stacked-digits', ...data, ...own, ...set, '--seed', seed, '--steps', values.steps];
  const kept = ['--out', run, '--quiet', '--sample-every', '0', '--metrics', 'slicedWasserstein'];
  const { status, stderr } = spawnSync(process.execPath, [ganvil, 'train', ...settings, ...kept], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`${run}: exit code ${status}: ${stderr}`);
  return run;
}

/** The last checkpoint of a run. */
function newest(run: string): Checkpoint {
  const folder = join(run, 'checkpoints');
  const files = readdirSync(folder).filter((file) => file.endsWith('.safetensors'));
  return decodeCheckpoint(readFileSync(join(folder, files.sort().at(-1)!)));
}

/** How often each number of three digits is read in so many samples of a run. */
async function countsOf(run: Checkpoint, samples: number): Promise<Int32Array> {
  await startBackend({ ...run.config, threads: 1 });
  const counts = new Int32Array(DIGITS ** CHANNELS);
  for (let first = 0; first < samples; first += PART) {
    const seeds = Array.from({ length: Math.min(PART, samples - first) }, (_, i) => first + i);
    for (const mode of await modesOf(await sampleFrom(run, { seeds }))) counts[mode]++;
  }
  return counts;
}

/** The number that each sample is read as, the first channel being the hundreds. */
async function modesOf(samples: Samples): Promise<Int32Array> {
  const modes = new Int32Array(samples.count);
  for (let channel = 0; channel < CHANNELS; channel++) {
    const data = samples.data.filter((_, i) => i % CHANNELS === channel);
    const grey = { shape: [...samples.shape.slice(0, -1), 1], count: samples.count, data };
    const read = await classifyFrom(judge, grey);
    for (let i = 0; i < samples.count; i++) {
      const row = read.subarray(i * DIGITS, (i + 1) * DIGITS);
      modes[i] = DIGITS * modes[i] + row.indexOf(Math.max(...row));
    }
  }
  return modes;
}

/** Modes that occur, and the divergence of their shares from equal ones, in nats. */
function coverageOf(counts: Int32Array): { modes: number; reverseKl: number } {
  const total = counts.reduce((sum, n) => sum + n, 0);
  const terms = Array.from(counts, (n) =>
    n === 0 ? 0 : (n / total) * Math.log((n / total) * counts.length),
  );
  return { modes: counts.filter((n) => n > 0).length, reverseKl: terms.reduce((sum, x) => sum + x, 0) };
}
