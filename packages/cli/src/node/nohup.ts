import { readFileSync, readlinkSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { isatty } from 'node:tty';

const IGNORED = /^SigIgn:\s*[0-9a-f]*[13579bdf]$/m; // bit 0 is SIGHUP
const WRITE_ONLY = /^flags:\s*0*[0-7]*1$/m;

/**
 * Whether this process was started by nohup, or below one. Node takes every signal back to its default before the first
 * line of JavaScript runs, so what nohup has set cannot be read. What is left of it are traces: the name that the shell
 * gave, a parent that ignores SIGHUP, and where input and output go instead of the terminal.
 */
export function hasNohup(): boolean {
  if (basename(process.env._ ?? '') === 'nohup') return true;
  if (IGNORED.test(read(`/proc/${process.ppid}/status`))) return true;
  if (linkOf(0) !== '/dev/null') return false;
  if (WRITE_ONLY.test(read('/proc/self/fdinfo/0'))) return true; // nohup of GNU opens it so, nobody else does
  return hasTerminal() && [1, 2].every((fd) => !isatty(fd) && isFile(fd));
}

/** Whether a terminal would send SIGHUP when it goes: field 7 of /proc/self/stat is its number. */
function hasTerminal(): boolean {
  const stat = read('/proc/self/stat');
  return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[4] ?? 0) > 0;
}

function isFile(fd: number): boolean {
  return statSync(`/proc/self/fd/${fd}`, { throwIfNoEntry: false })?.isFile() === true;
}

function read(path: string): string {
  return or(() => readFileSync(path, 'utf8'));
}

const linkOf = (fd: number): string => or(() => readlinkSync(`/proc/self/fd/${fd}`));

function or(look: () => string): string {
  try {
    return look();
  } catch {
    return '';
  }
}
