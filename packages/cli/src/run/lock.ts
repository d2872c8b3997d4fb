// One process at a time trains a run. Whether a holder is alive is decided by its process if that is visible, and by its
// heartbeat if it is in another container or on another machine. The waiting process measures the heartbeat by its own clock,
// so neither a wrong date nor a long step makes a live holder look dead.
import { randomUUID } from 'node:crypto';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { EXIT, Failure } from '../node/exit.ts';
import { isVisible, stillRuns, thisProcess } from '../node/processId.ts';
import { withRetries } from '../node/retry.ts';
import { say } from '../terminal/output.ts';
import { BEAT, startHeartbeat } from './heartbeat.ts';
import { createLock, type Holder, readHolder, removeLock, removeStaleLock, stampOf } from './lockFile.ts';

const STALE_AFTER = 30_000; // milliseconds without a heartbeat after which a lock is taken over
const POLL = 500; // milliseconds between two checks
const ATTEMPTS = 5;

/**
 * Whether a process seems to hold the lock of a run directory now, at one glance: by its heartbeat where it is not visible, which a
 * wrong clock can belie. `lockRun` decides.
 */
export function seemsLocked(directory: string): boolean {
  const path = join(directory, 'lock');
  const holder = readHolder(path);
  if (!holder) return false;
  if (isVisible(holder)) return stillRuns(holder);
  return Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0) < STALE_AFTER;
}

/** The lock of a run directory: only this process may write to it. */
export interface Lock {
  /** Throws a Failure if another process has taken over the run, as after this one was suspended or cut off. */
  check(thoroughly?: boolean): void;
  release(): void;
}

/** Acquires the lock of a run directory. Throws a Failure that names another live holder. */
export async function lockRun(directory: string, force = false): Promise<Lock> {
  const path = join(directory, 'lock');
  const mine: Holder = { ...thisProcess(), nonce: randomUUID(), beat: BEAT };
  await acquire(directory, path, mine, force);
  const heartbeat = startHeartbeat(path, mine.nonce);
  const release = (): void => {
    heartbeat.stop();
    if (holderOr(path)?.nonce === mine.nonce) removeLock(path);
  };
  process.once('exit', release);
  return {
    check(thoroughly = false) {
      if (!thoroughly && heartbeat.isFresh()) return;
      const holder = readHolder(path);
      if (holder?.nonce === mine.nonce || (holder === undefined && createLock(path, mine)))
        return heartbeat.renew();
      throw new Failure(
        EXIT.locked,
        `${directory}: ${nameOf(readHolder(path))} has taken over the run while this process was suspended.`,
      );
    },
    release() {
      process.removeListener('exit', release);
      release();
    },
  };
}

async function acquire(directory: string, path: string, mine: Holder, force: boolean): Promise<void> {
  let pause = 0;
  for (let attempt = 0; !(await withRetries(path, () => createLock(path, mine))); attempt++) {
    if (!readHolder(path)) await wait(POLL); // a lock that is being written is incomplete
    const other = readHolder(path);
    if (attempt === ATTEMPTS) throw lockedBy(directory, other);
    if (other && !(isVisible(other) && !stillRuns(other)) && !(force && !isVisible(other))) {
      pause = Math.max(pause, await waitForSilence(directory, path, other));
    }
    removeStaleLock(path, other?.nonce);
  }
  if (pause > 0) await wait(pause); // a holder that resumes now notices before this process starts
  if (readHolder(path)?.nonce !== mine.nonce) throw lockedBy(directory, readHolder(path));
}

/** Waits for the heartbeat of a holder that is not visible; the result is how long to wait after taking over. Throws a Failure if it is alive. */
async function waitForSilence(directory: string, path: string, other: Holder): Promise<number> {
  if (isVisible(other)) throw lockedBy(directory, other);
  if (other.beat === 0) {
    if (other.host === thisProcess().host) return 0; // before a reboot
    throw lockedBy(directory, other, '; if that process no longer exists, add --force-unlock');
  }
  say(
    `ganvil: ${directory}: locked by ${nameOf(other)}; waiting ${STALE_AFTER / 1000} s for a heartbeat ...`,
  );
  const before = stampOf(path);
  for (const end = performance.now() + STALE_AFTER; performance.now() < end; ) {
    await wait(POLL);
    const now = stampOf(path);
    if (now === undefined || readHolder(path)?.nonce !== other.nonce) return 0; // released, or taken over
    if (now !== before) throw lockedBy(directory, other);
  }
  say(`ganvil: ${directory}: no heartbeat from ${nameOf(other)}; taking over the run.`);
  return BEAT * 1000 + POLL;
}

function lockedBy(directory: string, other: Holder | undefined, hint = ''): Failure {
  return new Failure(EXIT.locked, `${directory}: locked by ${nameOf(other)}${hint}.`);
}

const nameOf = (holder: Holder | undefined): string =>
  holder === undefined ? 'another process' : `process ${holder.pid} on ${holder.host}`;

function holderOr(path: string): Holder | undefined {
  try {
    return readHolder(path);
  } catch {
    return undefined;
  }
}
