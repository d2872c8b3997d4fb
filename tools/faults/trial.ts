// Small trainings to which something happens, by the built command.
import type { ChildProcess } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type End, startCommand } from '../command/startCommand.ts';

const TRAIN =
  'train gauss1d --width 8 --depth 1 --batch-size 64 --penalty none --evaluate-count 20 --sample-count 4 --sample-every 20 --evaluate-every 20 --checkpoint-every 5 --steps 80 --threads 1 --json --quiet';

/** How to start a training. */
export interface Start {
  /** A line of bash that runs the command in "$@". */
  readonly shell?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** What happens meanwhile. */
  readonly meanwhile?: (child: ChildProcess) => Promise<void>;
}

/** Trains into a directory to the end. */
export function train(run: string, { shell, env, meanwhile }: Start = {}): Promise<End> {
  const { child, ended } = startCommand([...TRAIN.split(' '), '--out', run], { shell, env });
  void meanwhile?.(child);
  return ended;
}

/** Waits until a run directory is there: before, there is nothing to break. */
export async function whenBegun(run: string): Promise<void> {
  for (let looks = 0; !existsSync(run) && looks < 60_000; looks++) await wait(1);
}

/** Whether a command has said that lines of the log or pictures are lost. */
export const hasLostLines = ({ stderr }: Pick<End, 'stderr'>): boolean =>
  /events\.jsonl: .* entries are lost|Training continues without pictures/.test(stderr);

/** Trains again until the end, and compares with the reference; what differs, if anything. Lines of the log and pictures may be missing if a command `said` so. */
export async function mended(run: string, reference: string, said = false): Promise<string | undefined> {
  const end = await train(run);
  if (end.code !== 0) return `started again, it ended with ${end.code}: ${end.stderr.slice(0, 300)}`;
  const [own, expected] = [contentsOf(run), contentsOf(reference)];
  const part = Object.keys(expected)
    .filter((name) => !said || !['events.jsonl', 'samples'].includes(name))
    .find((name) => own[name] !== expected[name]);
  return part === undefined ? undefined : `${part} differs`;
}

/** What must be the same in a run directory, whatever happened on the way. */
export function contentsOf(run: string): Record<string, string> {
  const names = ['config.json', 'digest.txt', 'events.jsonl', 'checkpoints/checkpoints.json'];
  const list = (folder: string) => readdirSync(join(run, folder)).sort().join();
  const traces = readdirSync(run).filter((name) => name.startsWith('.') || name === 'lock');
  return {
    ...Object.fromEntries(names.map((name) => [name, readFileSync(join(run, name), 'utf8')])),
    samples: list('samples'),
    checkpoints: list('checkpoints'),
    traces: traces.join(),
  };
}

/** Why a program is needed that is not there. */
export function lacksProgram(...names: readonly string[]): string | undefined {
  const paths = (process.env.PATH ?? '').split(':');
  const missing = names.find((name) => !paths.some((path) => existsSync(join(path, name))));
  return missing === undefined ? undefined : `${missing} is not installed`;
}

/** Why root is needed. */
export const lacksRoot = (): string | undefined =>
  process.getuid?.() === 0 ? undefined : 'only root mounts';
