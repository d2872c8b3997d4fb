// Processor cores: how many this process may use, and how many of them are idle.
import { readFileSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { placeInJob } from '@ganvil/mpi';

/** Milliseconds over which the load of cores is measured, at least: the system's counters advance every 10 ms. */
const WATCH = 100;

/** Milliseconds of processor time so far: of this process, and of all processes on its cores. */
interface Work {
  readonly at: number;
  readonly own: number;
  readonly all: number;
}

const begin = work();

/** Ranks of the same run on this machine. */
export const ranksHere = placeInJob(process.env)?.here ?? 1;

/** Number of cores that this process may use by its affinity and the quota of its control group, shared with other ranks; at least 1. */
export function usableCores(root = '/'): number {
  return Math.max(1, Math.floor(Math.min(availableParallelism(), cpuQuota(root)) / ranksHere));
}

/** Number of usable cores that other processes have left idle since this one started; may be fractional. */
export async function idleCores(): Promise<number> {
  const elapsed = performance.now() - begin.at;
  if (elapsed < WATCH) await wait(WATCH - elapsed);
  const { at, own, all } = work();
  const others = Math.max(0, all - begin.all - (own - begin.own)) / (at - begin.at);
  return Math.max(0, Math.min(usableCores(), availableParallelism() - others));
}

/** Cores that control groups grant to this process: `cpu.max` (v2) or `cpu.cfs_quota_us` (v1); Infinity without a limit. */
export function cpuQuota(root = '/'): number {
  let min = Number.POSITIVE_INFINITY;
  for (const line of read(join(root, 'proc/self/cgroup')).split('\n')) {
    const [, controllers, path] = /^\d+:([^:]*):(\/.*)$/.exec(line) ?? [];
    if (path === undefined || !(controllers === '' || controllers.split(',').includes('cpu'))) continue;
    const mount = join(root, 'sys/fs/cgroup', controllers === '' ? '' : 'cpu');
    for (let group = path; ; group = dirname(group)) {
      min = Math.min(min, quotaOf(join(mount, group)));
      if (group === '/') break;
    }
  }
  return min;
}

function quotaOf(folder: string): number {
  const v1 = `${read(join(folder, 'cpu.cfs_quota_us'))} ${read(join(folder, 'cpu.cfs_period_us'))}`;
  const [quota, period] = (read(join(folder, 'cpu.max')) || v1).trim().split(/\s+/).map(Number);
  return quota > 0 && period > 0 ? quota / period : Number.POSITIVE_INFINITY;
}

function work(): Work {
  const { user, system } = process.cpuUsage();
  const allowed = allowedCores(read('/proc/self/status'));
  const times = cpus().filter((_, i) => allowed?.has(i) ?? true);
  const all = times.reduce((sum, { times: { user, nice, sys, irq } }) => sum + user + nice + sys + irq, 0);
  return { at: performance.now(), own: (user + system) / 1000, all };
}

/** The cores in `Cpus_allowed_list`, such as `0-3,8`; undefined if the status has none. */
export function allowedCores(status: string): Set<number> | undefined {
  const list = /^Cpus_allowed_list:\s*([\d,-]+)$/m.exec(status)?.[1];
  if (list === undefined) return undefined;
  const numbers = list.split(',').flatMap((range) => {
    const [first, last = first] = range.split('-').map(Number);
    return Array.from({ length: last - first + 1 }, (_, i) => first + i);
  });
  return new Set(numbers);
}

/** The text of a small file; empty if it cannot be read. */
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
