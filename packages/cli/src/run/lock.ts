// One process at a time writes to a run. Not judged by the age of the file: a long step or a changed clock would
// make a live holder look dead.
import { randomUUID } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { EXIT, Failure } from '../exit.ts';
import { type ProcessId, stillRuns, thisProcess } from './process.ts';

interface Holder extends ProcessId {
  readonly nonce: string;
}

/** Takes the lock of a run directory; the result gives it back. Throws a Failure that names another live holder. */
export function lockRun(directory: string, force = false): () => void {
  const path = join(directory, 'lock');
  const mine: Holder = { ...thisProcess(), nonce: randomUUID() };
  for (let attempt = 0; attempt < 5 && !create(path, mine); attempt++) {
    const other = readHolder(path);
    if (other) refuse(directory, other, force);
    setAside(path, other?.nonce);
  }
  if (readHolder(path)?.nonce !== mine.nonce) {
    throw new Failure(
      EXIT.locked,
      `${directory}: expected a run that nobody is training, got one that others keep locking.`,
    );
  }
  const release = () => {
    if (readHolder(path)?.nonce === mine.nonce) rmSync(path, { force: true });
  };
  process.once('exit', release);
  return () => {
    process.removeListener('exit', release);
    release();
  };
}

/** Links a complete file into place, so that nobody ever reads half a lock. */
function create(path: string, holder: Holder): boolean {
  const temporary = join(path, '..', `.lock.tmp-${process.pid}`);
  writeFileSync(temporary, JSON.stringify(holder), { mode: 0o644 });
  try {
    linkSync(temporary, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'].includes((error as NodeJS.ErrnoException).code ?? ''))
      throw error;
    return createWithoutLinks(path, holder);
  } finally {
    unlinkSync(temporary);
  }
}

/** For file systems that have no hard links. */
function createWithoutLinks(path: string, holder: Holder): boolean {
  try {
    writeFileSync(path, JSON.stringify(holder), { flag: 'wx', mode: 0o644 });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function refuse(directory: string, other: Holder, force: boolean): void {
  if (other.host === thisProcess().host) {
    if (!stillRuns(other)) return;
    throw new Failure(
      EXIT.locked,
      `${directory}: expected a run that nobody is training, got one that process ${other.pid} on ${other.host} holds.`,
    );
  }
  if (force) return;
  throw new Failure(
    EXIT.locked,
    `${directory}: expected a run that nobody is training, got one that process ${other.pid} on ${other.host} holds; if that one is gone, add --force-unlock.`,
  );
}

/** Takes a stale lock away; puts it back if another process has replaced it in the meantime. */
function setAside(path: string, nonce: string | undefined): void {
  const aside = join(path, '..', `.lock.tmp-${process.pid}`);
  try {
    renameSync(path, aside);
    if (readHolder(aside)?.nonce !== nonce) linkSync(aside, path);
  } catch (error) {
    if (!['ENOENT', 'EEXIST'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}

function readHolder(path: string): Holder | undefined {
  try {
    const { pid, started, boot, host, nonce } = JSON.parse(readFileSync(path, 'utf8'));
    if (!Number.isSafeInteger(pid) || pid < 1) return undefined;
    return { pid, started: String(started), boot: String(boot), host: String(host), nonce: String(nonce) };
  } catch {
    return undefined;
  }
}
