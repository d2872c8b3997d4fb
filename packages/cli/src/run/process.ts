import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';

/** What tells one process from all others, a later one with the same id included. */
export interface ProcessId {
  readonly pid: number;
  /** Clock ticks from boot to the start of the process; '' where the system does not tell. */
  readonly started: string;
  /** Changes with every boot; '' where the system does not tell. */
  readonly boot: string;
  readonly host: string;
}

/** This process. */
export function thisProcess(): ProcessId {
  return { pid: process.pid, started: startOf(process.pid), boot: bootId(), host: hostname() };
}

/** Whether a process of this machine that looked like `id` still runs. */
export function stillRuns(id: ProcessId): boolean {
  return id.boot === bootId() && isAlive(id.pid) && startOf(id.pid) === id.started;
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/**
 * Field 22 of /proc/PID/stat; the name before it, in parentheses, may itself hold spaces and parentheses. A zombie
 * (killed, but not yet collected by its parent) counts as gone.
 */
function startOf(pid: number): string {
  const stat = readOr(`/proc/${pid}/stat`);
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields[0] === 'Z' ? 'gone' : (fields[19] ?? '');
}

const bootId = () => readOr('/proc/sys/kernel/random/boot_id').trim();

function readOr(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
