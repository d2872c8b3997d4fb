// Data beyond memory, at full size: node tools/run.mjs largeData [--kinds idx,zip,folder,photos] [--pictures 1000000] [--photos 5000] [--memory 512m]
// Trains on each kind under --memory and in memory, and prints a row of docs/data.md: largest resident memory, digests, times. Takes some
// hours and 20 GB in --at (default: a temporary folder). Photos are made by python3-pil of Debian.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { makeFolder, makeIdx, makePhotos, makeZip } from './largeSets.ts';

const GANVIL = join(fileURLToPath(new URL('../../../../', import.meta.url)), 'packages/cli/dist/ganvil.js');
const { values } = parseArgs({
  options: {
    kinds: { type: 'string', default: 'idx,zip,folder,photos' },
    pictures: { type: 'string', default: '1000000' },
    photos: { type: 'string', default: '5000' },
    memory: { type: 'string', default: '512m' },
    steps: { type: 'string', default: '2000' },
    rounds: { type: 'string', default: '3' },
    at: { type: 'string' },
  },
});
const folder = values.at ?? mkdtempSync(join(tmpdir(), 'ganvil-large-'));
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
  /** Seconds before the first step, and MiB at most. */
  readonly start: number;
  readonly resident: number;
}

async function trained(data: string, ...more: string[]): Promise<Trained> {
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
    values.steps,
    ...NETWORK,
    ...QUIET,
    ...size,
    ...more,
  ];
  const begun = performance.now();
  const child = spawn(process.execPath, [GANVIL, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [stdout, resident] = await Promise.all([outputOf(child), residentOf(child)]);
  const { digest, stepsPerSecond } = JSON.parse(stdout);
  const seconds = (performance.now() - begun) / 1000;
  return { digest, stepsPerSecond, resident, start: seconds - Number(values.steps) / stepsPerSecond };
}

async function outputOf({ stdout }: ChildProcess): Promise<string> {
  let text = '';
  for await (const chunk of stdout!) text += chunk;
  return text;
}

/** The largest resident memory of a process, in MiB, asked for until it ends. */
function residentOf(child: ChildProcess): Promise<number> {
  let most = 0;
  const look = setInterval(() => {
    if (!existsSync(`/proc/${child.pid}/status`)) return;
    const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
    most = Math.max(most, Number(/^VmHWM:\s+(\d+)/m.exec(status)?.[1] ?? 0) / 1024);
  }, 50);
  return new Promise((resolve) => {
    child.once('close', () => {
      clearInterval(look);
      resolve(most);
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
  const first = await trained(data, '--memory', values.memory);
  const rounds: [Trained, Trained][] = [];
  for (let round = 0; round < Number(values.rounds); round++) {
    const bounded = await trained(data, '--memory', values.memory);
    process.env.XDG_CACHE_HOME = join(folder, 'none');
    rounds.push([bounded, await trained(data)]);
    process.env.XDG_CACHE_HOME = cache;
  }
  const all = rounds.map(([bounded]) => bounded);
  const row = {
    kind,
    digest: first.digest.slice(0, 12),
    same: [first, ...rounds.flat()].every(({ digest }) => digest === first.digest),
    mebibytes: Math.round(Math.max(first.resident, ...all.map(({ resident }) => resident))),
    inMemory: Math.round(Math.max(...rounds.map(([, free]) => free.resident))),
    firstStart: Math.round(first.start),
    laterStart: Math.round(median(all.map(({ start }) => start))),
    epochRatio: median(rounds.map(([bounded, free]) => free.stepsPerSecond / bounded.stepsPerSecond)).toFixed(
      2,
    ),
  };
  console.log(JSON.stringify(row));
}
if (values.at === undefined) spawnSync('rm', ['-rf', folder]);
