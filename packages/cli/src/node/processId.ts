import { createHash } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/** Identifies a process, also among later ones with the same PID. */
export interface ProcessId {
  readonly pid: number;
  /** Clock ticks from boot to the start of the process; '' if unknown. */
  readonly started: string;
  /** Changes with every boot; '' if unknown. */
  readonly boot: string;
  readonly host: string;
  /** PID namespace; every container has its own; '' if unknown. */
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

/** Whether this process could see the other one: the same boot of one kernel, and the same PID namespace. */
export function isVisible({ boot, pidNamespace: space, host }: ProcessId): boolean {
  return boot === bootId() && space === pidNamespace() && (boot !== '' || host === hostname());
}

/** Whether a visible process still runs. */
export function stillRuns(id: ProcessId): boolean {
  return isAlive(id.pid) && startTime(id.pid) === id.started;
}

/** Whether a process of this PID exists. */
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

/** The PID namespace of this process. */
export const pidNamespace = (): string => or(() => readlinkSync('/proc/self/ns/pid'));

/** Eight hexadecimal digits for the host, boot and PID namespace: processes with the same ones can see each other. */
export const processSpace = (): string =>
  createHash('sha256').update(`${hostname()} ${bootId()} ${pidNamespace()}`).digest('hex').slice(0, 8);

function or(read: () => string): string {
  try {
    return read();
  } catch {
    return '';
  }
}
