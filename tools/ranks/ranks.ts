// One digest however many ranks train a run: presets x {1, 2, 4, 8 ranks} x {mpirun, srun}, also where a rank is killed and the run is started again
// with another number of them. Writes a table: node tools/run.mjs ranks [--presets ring8,...] [--launchers mpirun,srun] [--node PATH] [--command ganvil.js]
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { compiledRank, type JobEnd, type Launcher, lacking, runJob, trainerOf, untilStep } from './job.ts';

/** What is trained: points, convolutions, batch and spectral norms, classes, an encoder, penalties, draws. */
const RUNS: Readonly<Record<string, string>> = {
  ring8: '--steps 120 --kill 30',
  'ring8-wgangp': '--steps 24 --kill 5',
  'conditional-digits': '--steps 10 --kill 2 --width 8',
  'ali-digits': '--steps 10 --kill 2 --width 8',
  'vae-digits': '--steps 10 --kill 2 --width 8',
  'digits-semi': '--steps 10 --kill 2 --width 8',
};
/** Ranks before a kill, and after it. */
const KILLS = [
  [2, 8],
  [4, 1],
  [8, 4],
] as const;
const { values } = parseArgs({
  options: {
    presets: { type: 'string', default: Object.keys(RUNS).join() },
    launchers: { type: 'string', default: 'mpirun,srun' },
    node: { type: 'string', default: process.execPath },
    command: { type: 'string' },
  },
});
const root = fileURLToPath(new URL('../../../../', import.meta.url));
const command = values.command ?? join(root, 'packages/cli/dist/ganvil.js');
const folder = mkdtempSync(join(tmpdir(), 'ganvil-ranks-'));
const { program, remove } = compiledRank(root);
const env = { GANVIL_RANK: program };

interface Trial {
  readonly launcher?: Launcher;
  readonly ranks: number;
  readonly run: string;
  readonly meanwhile?: () => Promise<void>;
}

function train(preset: string, { run, ...trial }: Trial): Promise<JobEnd> {
  const settings = RUNS[preset]
    .replace(/--kill \d+ ?/, '')
    .trim()
    .split(' ');
  const fixed = '--shards 8 --threads 1 --evaluate-count 64 --sample-count 4 --progress none'.split(' ');
  const words = [command, 'train', preset, ...settings, ...fixed];
  return runJob({ ...trial, env, command: [values.node, ...words, '--out', run] });
}

const digestOf = (run: string): string => readFileSync(join(run, 'digest.txt'), 'utf8').trim();

/** A run that is not disturbed: its digest, or how it ended. */
async function whole(preset: string, launcher: Launcher | undefined, ranks: number): Promise<string> {
  const run = join(folder, `${preset}-${launcher}-${ranks}`);
  const { code, stderr } = await train(preset, { launcher, ranks, run });
  return code === 0 ? digestOf(run) : `exit code ${code}: ${stderr.slice(0, 300)}`;
}

/** A run of which a rank is killed, started again with other ranks: its digest, or what was wrong. */
async function killed(
  preset: string,
  launcher: Launcher,
  [before, after]: readonly [number, number],
): Promise<string> {
  const run = join(folder, `${preset}-${launcher}-${before}-${after}`);
  const rank = before - 1;
  const meanwhile = async (): Promise<void> => {
    await untilStep(run, Number(/--kill (\d+)/.exec(RUNS[preset])![1]));
    process.kill(trainerOf(run, rank)!, 'SIGKILL');
  };
  const first = await train(preset, { launcher, ranks: before, run, meanwhile });
  if (first.code !== 75) return `exit code ${first.code}, expected 75: ${first.stderr.slice(0, 300)}`;
  const saved = /; step (\d+) is saved/.exec(first.stderr)?.[1];
  if (saved === undefined) return `no step was saved: ${first.stderr.slice(0, 300)}`;
  const second = await train(preset, { launcher, ranks: after, run });
  if (second.code !== 0) return `exit code ${second.code}: ${second.stderr.slice(0, 300)}`;
  console.error(
    `${preset}, ${launcher}, ${before} ranks: killed, step ${saved} saved, ${after} ranks went on`,
  );
  return digestOf(run);
}

let [wrong, all] = [0, 0];
for (const preset of values.presets.split(',')) {
  const expected = await whole(preset, undefined, 1);
  const verdict = (found: string): string => {
    all++;
    if (found === expected) return 'same';
    wrong++;
    return found;
  };
  console.log(`\n${preset}: one process: ${expected.slice(0, 12)}`);
  for (const launcher of values.launchers.split(',') as Launcher[]) {
    const why = lacking(launcher);
    if (why !== undefined) {
      console.log(`${launcher}: left out: ${why}`);
      continue;
    }
    for (const ranks of [1, 2, 4, 8])
      console.log(`${launcher}, ${ranks} ranks: ${verdict(await whole(preset, launcher, ranks))}`);
    for (const kill of KILLS)
      console.log(
        `${launcher}, ${kill[0]} ranks, one killed, then ${kill[1]}: ${verdict(await killed(preset, launcher, kill))}`,
      );
  }
}
remove();
rmSync(folder, { recursive: true });
console.log(`\n${all - wrong} of ${all} runs have the digest of one process`);
process.exit(wrong > 0 ? 1 : 0);
