// Jobs of several ranks on this machine.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** What starts the ranks of a job. */
export type Launcher = 'mpirun' | 'srun';

/** The words before the command, for so many ranks on a machine with fewer cores. */
const WORDS: Record<Launcher, (ranks: number) => string[]> = {
  mpirun: (ranks) => ['mpirun', '--oversubscribe', '-np', `${ranks}`],
  srun: (ranks) => ['srun', '--mpi=pmix', '--overcommit', '-n', `${ranks}`],
};

/** Why ranks cannot be started so here; undefined where they can. */
export function lacking(launcher: Launcher): string | undefined {
  const missing = [launcher, 'mpicc'].find((name) => spawnSync(name, ['--version']).error);
  if (missing !== undefined) return `${missing} is not installed`;
  const [command, ...words] = [...WORDS[launcher](2), 'true'];
  const { status, stderr } = spawnSync(command, words, {
    env: environment(),
    encoding: 'utf8',
    timeout: 60_000,
  });
  return status === 0 ? undefined : `${launcher} starts nothing: ${stderr.trim().split('\n')[0]}`;
}

/** Root may start jobs, as in containers. */
export const environment = (more: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv => ({
  ...{ OMPI_ALLOW_RUN_AS_ROOT: '1', OMPI_ALLOW_RUN_AS_ROOT_CONFIRM: '1' },
  ...process.env,
  ...more,
});

/** Compiles `ganvil-rank` into a new folder; the result is its path. */
export function compiledRank(root: string): { readonly program: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'ganvil-rank-'));
  const program = join(folder, 'ganvil-rank');
  const flags = ['-O2', '-Wall', '-Wextra', '-Werror', '-o', program];
  const { status, stderr } = spawnSync('mpicc', [...flags, join(root, 'packages/mpi/src/rank.c')], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`mpicc: ${stderr}`);
  return { program, remove: () => rmSync(folder, { recursive: true }) };
}

/** How a job ended. */
export interface JobEnd {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly seconds: number;
}

/** A job to start. */
export interface Job {
  /** Without, one process alone. */
  readonly launcher?: Launcher;
  readonly ranks: number;
  /** Words of the command. */
  readonly command: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  /** What to do while it runs. */
  readonly meanwhile?: () => Promise<void>;
  readonly timeout?: number;
}

/** Starts a job and waits for its end. */
export async function runJob({
  launcher,
  ranks,
  command,
  env,
  meanwhile,
  timeout = 900_000,
}: Job): Promise<JobEnd> {
  const begun = performance.now();
  const [program, ...words] = [...(launcher ? WORDS[launcher](ranks) : []), ...command];
  const child = spawn(program, words, { env: environment(env), stdio: ['ignore', 'pipe', 'pipe'], timeout });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (chunk) => (stdout += chunk));
  child.stderr.on('data', (chunk) => (stderr += chunk));
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  await Promise.race([meanwhile?.() ?? ended, ended]);
  const code = await ended;
  return { code, stdout, stderr, seconds: (performance.now() - begun) / 1000 };
}

/** The process of a rank that trains into a run directory; undefined where there is none. By /proc. */
export function trainerOf(run: string, rank: number): number | undefined {
  for (const name of readdirSync('/proc').filter((each) => /^\d+$/.test(each))) {
    const read = (file: string): string[] => {
      try {
        return readFileSync(join('/proc', name, file), 'utf8').split('\0');
      } catch {
        return [];
      }
    };
    if (!read('cmdline').includes(run)) continue;
    const env = read('environ');
    const isRank = env.includes(`PMIX_RANK=${rank}`) || env.includes(`OMPI_COMM_WORLD_RANK=${rank}`);
    if (isRank && env.some((each) => each.startsWith('GANVIL_RANK_PIPES='))) return Number(name);
  }
  return undefined;
}

/** Waits until the log of a run tells of a step. */
export async function untilStep(run: string, step: number): Promise<void> {
  const log = join(run, 'events.jsonl');
  while (!existsSync(log) || !readFileSync(log, 'utf8').includes(`"type":"step","step":${step},`))
    await wait(20);
}
