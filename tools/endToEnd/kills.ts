// Kills training at random times, runs the same command again each time, and compares the final run directory with that of an
// uninterrupted run: node tools/run.mjs kills [--runs 50] [--seed 1] [--kills 6] [--kinds plain,plateau,rollbacks]
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { openRandom } from '../command/openRandom.ts';
import { runFolder } from '../command/runFolder.ts';
import { type End, startCommand } from '../command/startCommand.ts';

/** What is trained, and what its log must show: otherwise nothing would be shown of it. */
const KINDS: Readonly<Record<string, { readonly args: string; readonly shows: RegExp }>> = {
  plain: {
    args: 'gauss1d --width 8 --depth 1 --batch-size 512 --penalty none --evaluate-count 20 --steps 300',
    shows: /"reason":"finished"/,
  },
  plateau: {
    args: 'gauss1d --width 8 --depth 1 --batch-size 64 --penalty none --evaluate-count 200 --evaluate-every 10 --stop-on meanError --patience 12 --steps 2000',
    shows: /"reason":"plateau"/,
  },
  rollbacks: {
    args: 'ring8 --width 8 --latent-dim 2 --batch-size 16 --norm-g none --initializer he --penalty none --loss wasserstein --optimizer sgd --learning-rate-d 0.2 --learning-rate-g 0.2 --metrics mmd --evaluate-count 64 --evaluate-every 10 --stop-on mmd --patience 0 --rollbacks 9 --seed 1 --steps 200',
    shows: /"times":4/,
  },
};
const COMMON = '--checkpoint-every 7 --sample-every 50 --sample-count 4 --json --quiet';
const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '50' },
    seed: { type: 'string', default: '1' },
    kills: { type: 'string', default: '6' },
    kinds: { type: 'string', default: Object.keys(KINDS).join() },
  },
});
const [RUNS, SEED, MAX_KILLS] = [Number(values.runs), Number(values.seed), Number(values.kills)];
/** The same seed gives the same delays, as far as the machine allows. */
const random = openRandom(SEED);

/** Runs the command; kills it after `kill` milliseconds, if given. */
function start(kind: string, run: string, kill?: number): Promise<End> {
  const args = ['train', ...KINDS[kind].args.split(' '), ...COMMON.split(' '), '--out', run];
  const { child, ended } = startCommand(args);
  if (kill !== undefined) void whenBegun(run).then(() => wait(kill).then(() => child.kill('SIGKILL')));
  return ended;
}

/** Delays are counted from the creation of the run directory: before, there is nothing to break. */
async function whenBegun(run: string): Promise<void> {
  for (let looks = 0; !existsSync(run) && looks < 4000; looks++) await wait(1);
}

/** Milliseconds until a kill: half of them any time, half at the beginning, when files and folders are created. */
const randomDelay = (): number => random(random(2) === 0 ? 30 : 3000);

/** The parts of a run directory that must be identical. */
function contentsOf(run: string): string {
  const names = ['config.json', 'digest.txt', 'events.jsonl', 'checkpoints/checkpoints.json'];
  const files = [...readdirSync(join(run, 'samples')), ...readdirSync(join(run, 'checkpoints'))];
  const traces = readdirSync(run).filter((name) => name.startsWith('.') || name === 'lock');
  return [...names.map((name) => readFileSync(join(run, name), 'utf8')), ...files.sort(), ...traces].join(
    '\n',
  );
}

/** Trains runs of a kind with kills, and compares each with one that was left alone; gives the number that differ. */
async function killed(kind: string, folder: string): Promise<number> {
  const path = join(folder, kind);
  const whole = await start(kind, path);
  const expected = contentsOf(path);
  if (!KINDS[kind].shows.test(expected))
    throw new Error(`${kind}: expected ${KINDS[kind].shows} in its log.`);
  let [kills, equal, most] = [0, 0, 0];
  for (let n = 0; n < RUNS; n++) {
    const run = join(folder, `${kind}-${n}`);
    const max = random(MAX_KILLS) + 1;
    let end: End = { code: null, stdout: '', stderr: '' };
    let times = 0;
    for (; times < max && end.code === null; times += end.code === null ? 1 : 0)
      end = await start(kind, run, randomDelay());
    kills += times;
    most = Math.max(most, times);
    if (end.code !== 0) end = await start(kind, run);
    const same = end.code === 0 && contentsOf(run) === expected;
    if (same) equal++;
    else console.log(`${kind} ${n}: code ${end.code}, kept in ${run}\n${end.stderr}`);
    if (same) rmSync(run, { recursive: true });
  }
  console.log(
    `${kind}: ${RUNS} runs, ${kills} kills, up to ${most} in a run: ${equal} ended like the uninterrupted run (code ${whole.code})`,
  );
  return RUNS - equal;
}

const folder = runFolder('kills');
let unequal = 0;
for (const kind of values.kinds.split(',')) unequal += await killed(kind, folder);
if (unequal === 0) rmSync(folder, { recursive: true });
process.exit(unequal === 0 ? 0 : 1);
