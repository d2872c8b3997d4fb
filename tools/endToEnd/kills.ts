// Kills training at random times, runs the same command again each time, and compares the final run directory with that of an
// uninterrupted run: node tools/run.mjs kills [--runs 50] [--seed 1]
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: { runs: { type: 'string', default: '50' }, seed: { type: 'string', default: '1' } },
});
const [RUNS, SEED] = [Number(values.runs), Number(values.seed)];
const MAX_KILLS = 6; // in a run
const GANVIL = fileURLToPath(new URL('../../../../packages/cli/dist/ganvil.js', import.meta.url));
const SETTINGS =
  'gauss1d --width 8 --depth 1 --batch-size 512 --penalty none --sample-count 4 --evaluate-count 20 --sample-every 50';
const ARGS = [
  'train',
  ...SETTINGS.split(' '),
  '--checkpoint-every',
  '7',
  '--steps',
  '300',
  '--json',
  '--quiet',
];

/** Park and Miller's generator: the same seed gives the same delays, as far as the machine allows. */
const random = (
  (seed: number) => () =>
    (seed = (seed * 48271) % 2147483647) / 2147483647
)(SEED);

interface End {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command; kills it after `kill` milliseconds, if given. */
function start(run: string, kill?: number): Promise<End> {
  const child = spawn(process.execPath, [GANVIL, ...ARGS, '--out', run]);
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (chunk) => (stdout += chunk));
  child.stderr.on('data', (chunk) => (stderr += chunk));
  if (kill !== undefined) void whenBegun(run).then(() => wait(kill).then(() => child.kill('SIGKILL')));
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, stdout, stderr })));
}

/** Delays are counted from the creation of the run directory: before, there is nothing to break. */
async function whenBegun(run: string): Promise<void> {
  for (let looks = 0; !existsSync(run) && looks < 4000; looks++) await wait(1);
}

/** Milliseconds until a kill: half of them any time, half at the beginning, when files and folders are created. */
const randomDelay = (): number => (random() < 0.5 ? 30 : 900) * random();

/** The parts of a run directory that must be identical. */
function contentsOf(run: string): string {
  const names = ['config.json', 'digest.txt', 'events.jsonl', 'checkpoints/checkpoints.json'];
  const files = [...readdirSync(join(run, 'samples')), ...readdirSync(join(run, 'checkpoints'))];
  const traces = readdirSync(run).filter((name) => name.startsWith('.') || name === 'lock');
  return [...names.map((name) => readFileSync(join(run, name), 'utf8')), ...files.sort(), ...traces].join(
    '\n',
  );
}

const folder = mkdtempSync(join(tmpdir(), 'ganvil-kills-'));
const whole = await start(join(folder, 'whole'));
const expected = contentsOf(join(folder, 'whole'));
let [kills, equal] = [0, 0];
for (let n = 0; n < RUNS; n++) {
  const run = join(folder, `run-${n}`);
  const max = Math.floor(MAX_KILLS * random()) + 1;
  let end: End = { code: null, stdout: '', stderr: '' };
  for (let kill = 0; kill < max && end.code === null; kill++) {
    end = await start(run, randomDelay());
    kills += end.code === null ? 1 : 0;
  }
  if (end.code !== 0) end = await start(run);
  const same = end.code === 0 && contentsOf(run) === expected;
  if (same) equal++;
  else console.log(`run ${n}: code ${end.code}, kept in ${run}\n${end.stderr}`);
  if (same) rmSync(run, { recursive: true });
}
console.log(`${RUNS} runs, ${kills} kills: ${equal} ended like the uninterrupted run (code ${whole.code})`);
if (equal === RUNS) rmSync(folder, { recursive: true });
process.exit(equal === RUNS ? 0 : 1);
