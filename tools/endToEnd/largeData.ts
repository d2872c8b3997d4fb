// Data beyond memory, at full size: node tools/run.mjs largeData [--kinds idx,zip,folder,photos] [--pictures 1000000] [--photos 5000] [--memory 512m]
// Trains on each kind under --memory and in memory, in turns, and prints a row of docs/data.md: largest resident memory, digests, times, of the processor too, for
// other programs may keep the machine busy. Takes some hours and 20 GB in --at (default: a temporary folder). Photos are made by python3-pil of Debian.
import { type ChildProcess, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runFolder } from '../command/runFolder.ts';
import { startCommand } from '../command/startCommand.ts';
import { makeFolder, makeIdx, makePhotos, makeZip } from './largeSets.ts';

const { values } = parseArgs({
  options: {
    kinds: { type: 'string', default: 'idx,zip,folder,photos' },
    pictures: { type: 'string', default: '1000000' },
    photos: { type: 'string', default: '5000' },
    memory: { type: 'string', default: '512m' },
    steps: { type: 'string', default: '2000' },
    rounds: { type: 'string', default: '3' },
    at: { type: 'string' },
    again: { type: 'boolean', default: false }, // pixels in memory are decoded anew, not read from the cache
  },
});
const folder = values.at ?? runFolder('large');
mkdirSync(folder, { recursive: true });
const NETWORK = '--architecture mlp --width 256 --depth 2 --latent-dim 64 --batch-size 64 --threads 1'.split(
  ' ',
);
const QUIET =
  '--sample-every 0 --evaluate-every 0 --checkpoint-every 0 --evaluate-count 2 --metrics mmd --quiet --json'.split(
    ' ',
  );

const makers: Record<string, (path: string) => void> = {
  idx: (path) => makeIdx(path, Number(values.pictures)),
  zip: (path) => makeZip(path, Number(values.pictures)),
  folder: (path) => makeFolder(path, Number(values.pictures)),
  photos: (path) => makePhotos(path, Number(values.photos)),
};

interface Trained {
  readonly digest: string;
  readonly stepsPerSecond: number;
  /** Seconds before the first step, of the processor in all, and MiB at most. */
  readonly start: number;
  readonly processor: number;
  readonly resident: number;
}

async function trained(data: string, steps: number, ...more: string[]): Promise<Trained> {
  const out = join(folder, 'run');
  rmSync(out, { recursive: true, force: true });
  const size = data.endsWith('photos') ? ['--image-size', '64', '--channels', '3'] : [];
  const args = [
    'train',
    'digits',
    '--data',
    data,
    '--out',
    out,
    '--steps',
    String(steps),
    ...NETWORK,
    ...QUIET,
    ...size,
    ...more,
  ];
  const begun = performance.now();
  const { child, ended } = startCommand(args);
  const [{ code, stdout, stderr }, usage] = await Promise.all([ended, usageOf(child)]);
  if (code !== 0) throw new Error(`${data}: expected a training, got exit code ${code}: ${stderr}`);
  const { digest, stepsPerSecond } = JSON.parse(stdout);
  const seconds = (performance.now() - begun) / 1000;
  return { digest, stepsPerSecond, ...usage, start: seconds - steps / stepsPerSecond };
}

const TICKS = 100; // of the processor's clock, per second

/** The largest resident memory of a process in MiB, and its seconds of the processor, asked for until it ends. */
function usageOf(child: ChildProcess): Promise<{ resident: number; processor: number }> {
  let [resident, processor] = [0, 0];
  const look = setInterval(() => {
    if (!existsSync(`/proc/${child.pid}/status`)) return;
    const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
    resident = Math.max(resident, Number(/^VmHWM:\s+(\d+)/m.exec(status)?.[1] ?? 0) / 1024);
    const stat = readFileSync(`/proc/${child.pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    processor = Math.max(processor, (Number(fields[11]) + Number(fields[12])) / TICKS);
  }, 50);
  return new Promise((resolve) => {
    child.once('close', () => {
      clearInterval(look);
      resolve({ resident, processor });
    });
  });
}

const median = (numbers: readonly number[]) => [...numbers].sort((a, b) => a - b)[numbers.length >> 1];

for (const kind of values.kinds.split(',')) {
  const data = join(folder, kind);
  if (!existsSync(data)) makers[kind](data);
  const cache = join(folder, 'cache');
  rmSync(cache, { recursive: true, force: true });
  process.env.XDG_CACHE_HOME = cache;
  const steps = Number(values.steps);
  const bounded = ['--memory', values.memory];
  const first = await trained(data, 1, ...bounded);
  const rounds: Record<'shortBounded' | 'bounded' | 'short' | 'free', Trained>[] = [];
  for (let round = 0; round < Number(values.rounds); round++) {
    // From the cache, and from the files; one step each tells what the start takes.
    const fromCache = {
      shortBounded: await trained(data, 1, ...bounded),
      bounded: await trained(data, steps, ...bounded),
    };
    process.env.XDG_CACHE_HOME = values.again ? join(folder, 'none') : cache;
    rounds.push({ ...fromCache, short: await trained(data, 1), free: await trained(data, steps) });
    process.env.XDG_CACHE_HOME = cache;
  }
  const perStep = (long: Trained, short: Trained) =>
    (1000 * (long.processor - short.processor)) / (steps - 1);
  const [theirs, ours] = [
    median(rounds.map(({ free, short }) => perStep(free, short))),
    median(rounds.map(({ bounded, shortBounded }) => perStep(bounded, shortBounded))),
  ];
  const row = {
    kind,
    digest: rounds[0].bounded.digest.slice(0, 12),
    same: rounds.every(({ bounded, free }) => bounded.digest === free.digest),
    mebibytes: Math.round(Math.max(first.resident, ...rounds.map(({ bounded }) => bounded.resident))),
    inMemory: Math.round(Math.max(...rounds.map(({ free }) => free.resident))),
    firstStart: `${Math.round(first.start)} s, of the processor ${Math.round(first.processor)} s`,
    laterStart: `${Math.round(median(rounds.map(({ bounded }) => bounded.start)))} s, of the processor ${Math.round(median(rounds.map(({ shortBounded }) => shortBounded.processor)))} s`,
    processorPerStep: `${ours.toFixed(2)} ms, in memory ${theirs.toFixed(2)} ms`,
    epochRatio: (ours / theirs).toFixed(2),
  };
  console.log(JSON.stringify(row));
}
if (values.at === undefined) spawnSync('rm', ['-rf', folder]);
