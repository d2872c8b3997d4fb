// Processor cores: how many this process may use, and how many of them others leave alone.
import { readFileSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** Milliseconds that cores are watched for, at least: their clocks tick every 10. */
const WATCH = 100;

/** Milliseconds of work at a point in time: of this process and of all that run on its cores. */
interface Work {
  readonly at: number;
  readonly own: number;
  readonly all: number;
}

const begin = work();

/** Cores that this process may use: by affinity, and by the quota of its control group, at least 1. */
export function usableCores(root = '/'): number {
  return Math.max(1, Math.floor(Math.min(availableParallelism(), cpuQuota(root))));
}

/** Of the usable cores, those that no other process has kept busy since this one began; fractions of one as well. */
export async function idleCores(): Promise<number> {
  const elapsed = performance.now() - begin.at;
  if (elapsed < WATCH) await wait(WATCH - elapsed);
  const { at, own, all } = work();
  const others = Math.max(0, all - begin.all - (own - begin.own)) / (at - begin.at);
  return Math.max(0, Math.min(usableCores(), availableParallelism() - others));
}

/** Cores that control groups leave to this process, by `cpu.max` (v2) or `cpu.cfs_quota_us` (v1); Infinity without a limit. */
export function cpuQuota(root = '/'): number {
  let least = Number.POSITIVE_INFINITY;
  for (const line of read(join(root, 'proc/self/cgroup')).split('\n')) {
    const [, controllers, path] = /^\d+:([^:]*):(\/.*)$/.exec(line) ?? [];
    if (path === undefined || !(controllers === '' || controllers.split(',').includes('cpu'))) continue;
    const mount = join(root, 'sys/fs/cgroup', controllers === '' ? '' : 'cpu');
    for (let group = path; ; group = dirname(group)) {
      least = Math.min(least, quotaOf(join(mount, group)));
      if (group === '/') break;
    }
  }
  return least;
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

/** The numbers in a list such as `0-3,8`, of `Cpus_allowed_list`; undefined where there is none. */
export function allowedCores(status: string): Set<number> | undefined {
  const list = /^Cpus_allowed_list:\s*([\d,-]+)$/m.exec(status)?.[1];
  if (list === undefined) return undefined;
  const numbers = list.split(',').flatMap((range) => {
    const [first, last = first] = range.split('-').map(Number);
    return Array.from({ length: last - first + 1 }, (_, i) => first + i);
  });
  return new Set(numbers);
}

/** A small file's text; empty where it cannot be read. */
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
