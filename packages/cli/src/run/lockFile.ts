import { linkSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { temporaryFor } from '../node/atomicWrite.ts';
import { EXIT, Failure } from '../node/exit.ts';
import { type ProcessId, pidNamespace } from '../node/processId.ts';
import { addPath } from '../node/retry.ts';
import { systemErrorOf } from '../node/systemError.ts';

/** The contents of a lock: the process that holds it. */
export interface Holder extends ProcessId {
  readonly nonce: string;
  /** Seconds between two heartbeats; 0 in locks of versions without them. */
  readonly beat: number;
}

const NO_LINKS = ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'EACCES'];

const nameOf = (error: unknown): string => systemErrorOf(error)?.name ?? '';

/** Links a complete file into place, so that no process reads an incomplete lock; false if a lock exists. */
export function createLock(path: string, holder: Holder): boolean {
  const temporary = temporaryFor(path);
  try {
    writeFileSync(temporary, JSON.stringify(holder), { mode: 0o644, flag: 'wx' });
    linkSync(temporary, path);
    return true;
  } catch (error) {
    if (nameOf(error) === 'EEXIST') return false;
    if (!NO_LINKS.includes(nameOf(error)) || (error as NodeJS.ErrnoException).syscall !== 'link')
      throw addPath(path, error);
    return createWithoutLinks(path, holder);
  } finally {
    removeLock(temporary);
  }
}

/** For file systems without hard links. */
function createWithoutLinks(path: string, holder: Holder): boolean {
  try {
    writeFileSync(path, JSON.stringify(holder), { flag: 'wx', mode: 0o644 });
    return true;
  } catch (error) {
    if (nameOf(error) === 'EEXIST') return false;
    throw error;
  }
}

/** Removes a stale lock; restores it if another process has replaced it in the meantime. */
export function removeStaleLock(path: string, nonce: string | undefined): void {
  const aside = temporaryFor(path);
  try {
    if (readHolder(path)?.nonce !== nonce) return;
    renameSync(path, aside);
    if (readHolder(aside)?.nonce !== nonce) linkSync(aside, path);
  } catch (error) {
    if (!['ENOENT', 'EEXIST'].includes(nameOf(error))) throw addPath(path, error);
  } finally {
    removeLock(aside);
  }
}

/** The holder of a lock; undefined if there is none, or none that can be parsed. */
export function readHolder(path: string): Holder | undefined {
  try {
    expectFile(path);
    // Read as bytes: reading as text, Node aborts if the file cannot be closed.
    const text = readFileSync(path).toString();
    const { pid, started, boot, host, nonce, beat, pidNamespace: space } = JSON.parse(text);
    if (!Number.isSafeInteger(pid) || pid < 1) return undefined;
    const texts = { started: String(started), boot: String(boot), host: String(host), nonce: String(nonce) };
    return { pid, ...texts, pidNamespace: String(space ?? pidNamespace()), beat: Number(beat) || 0 };
  } catch (error) {
    if (error instanceof Failure) throw error;
    if (nameOf(error) !== '' && nameOf(error) !== 'ENOENT') throw addPath(path, error);
    return undefined;
  }
}

/** Throws a Failure for anything but a file: opening a FIFO would block. */
function expectFile(path: string): void {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat || stat.isFile()) return;
  const got = stat.isDirectory() ? 'a directory' : 'a device, pipe or socket';
  throw new Failure(EXIT.locked, `${path}: expected a file, got ${got}; remove it.`);
}

/** Changes with each heartbeat; undefined if there is no lock. */
export function stampOf(path: string): string | undefined {
  const stat = statSync(path, { throwIfNoEntry: false, bigint: true });
  return stat && `${stat.ino} ${stat.mtimeNs}`;
}

/** Removes a lock. If that fails it does no harm, since its holder has exited. */
export function removeLock(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {}
}
