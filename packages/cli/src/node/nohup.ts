import { readFileSync, readlinkSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { isatty } from 'node:tty';

const IGNORED = /^SigIgn:\s*[0-9a-f]*[13579bdf]$/m; // bit 0 is SIGHUP
const WRITE_ONLY = /^flags:\s*0*[0-7]*1$/m;

/**
 * Whether this process, or one that it descends from, was started by nohup. Node resets every signal to its default before
 * JavaScript runs, so the setting of nohup itself cannot be read. What remains are traces: the command name from the shell, a
 * parent that ignores SIGHUP, and redirected input and output.
 */
export function hasNohup(): boolean {
  if (basename(process.env._ ?? '') === 'nohup') return true;
  if (IGNORED.test(read(`/proc/${process.ppid}/status`))) return true;
  if (linkOf(0) !== '/dev/null') return false;
  if (WRITE_ONLY.test(read('/proc/self/fdinfo/0'))) return true; // only GNU nohup opens it write-only
  return hasTerminal() && [1, 2].every((fd) => !isatty(fd) && isFile(fd));
}

/** Whether there is a controlling terminal, which would send SIGHUP when closed: field 7 of /proc/self/stat. */
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
