import { createHash } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/** What tells one process from all others, a later one with the same id included. */
export interface ProcessId {
  readonly pid: number;
  /** Clock ticks from boot to the start of the process; '' where the system does not tell. */
  readonly started: string;
  /** Changes with every boot; '' where the system does not tell. */
  readonly boot: string;
  readonly host: string;
  /** The PID name space, which every container has its own of; '' where the system does not tell. */
  readonly pidNamespace: string;
}

/** This process. */
export function thisProcess(): ProcessId {
  return {
    pid: process.pid,
    started: startTime(process.pid),
    boot: bootId(),
    host: hostname(),
    pidNamespace: pidNamespace(),
  };
}

/** Whether this process would see the other one if it ran: the same boot of one kernel, and one PID name space. */
export function isVisible({ boot, pidNamespace: space, host }: ProcessId): boolean {
  return boot === bootId() && space === pidNamespace() && (boot !== '' || host === hostname());
}

/** Whether a visible process that looked like `id` still runs. */
export function stillRuns(id: ProcessId): boolean {
  return isAlive(id.pid) && startTime(id.pid) === id.started;
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
function startTime(pid: number): string {
  const stat = or(() => readFileSync(`/proc/${pid}/stat`, 'utf8'));
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields[0] === 'Z' ? 'gone' : (fields[19] ?? '');
}

const bootId = () => or(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim());

/** The PID name space of this process. */
export const pidNamespace = (): string => or(() => readlinkSync('/proc/self/ns/pid'));

/** Names, in eight hexadecimal digits, the processes that this one can see. */
export const processSpace = (): string =>
  createHash('sha256').update(`${hostname()} ${bootId()} ${pidNamespace()}`).digest('hex').slice(0, 8);

function or(read: () => string): string {
  try {
    return read();
  } catch {
    return '';
  }
}
