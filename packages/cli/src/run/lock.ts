// One process at a time trains a run. A holder that can be seen is judged by its process; one of another container or
// machine by its heartbeat, which a waiting process watches by its own clock: neither a wrong date nor a long step
// makes a live holder look dead.
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { EXIT, Failure } from '../node/exit.ts';
import { isVisible, stillRuns, thisProcess } from '../node/processId.ts';
import { withRetries } from '../node/retry.ts';
import { say } from '../terminal/output.ts';
import { BEAT, startHeartbeat } from './heartbeat.ts';
import { createLock, type Holder, readHolder, removeLock, removeStaleLock, stampOf } from './lockFile.ts';

const STALE_AFTER = 30_000; // milliseconds without a heartbeat after which a lock is taken over
const POLL = 500; // milliseconds between two looks at it
const ATTEMPTS = 5;

/** A run directory that this process alone may write to. */
export interface Lock {
  /** Throws a Failure if another process has taken the run over, as after this one was stopped or cut off. */
  check(thoroughly?: boolean): void;
  release(): void;
}

/** Takes the lock of a run directory. Throws a Failure that names another live holder. */
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
        `${directory}: expected to hold its lock, got ${nameOf(readHolder(path))}, which has taken the run over while this process stood still.`,
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
    if (!readHolder(path)) await wait(POLL); // one that is being written is not whole
    const other = readHolder(path);
    if (attempt === ATTEMPTS) throw lockedBy(directory, other);
    if (other && !(isVisible(other) && !stillRuns(other)) && !(force && !isVisible(other))) {
      pause = Math.max(pause, await waitForSilence(directory, path, other));
    }
    removeStaleLock(path, other?.nonce);
  }
  if (pause > 0) await wait(pause); // one that has come to life again finds out before this one begins
  if (readHolder(path)?.nonce !== mine.nonce) throw lockedBy(directory, readHolder(path));
}

/** Waits until a holder out of sight has been silent for long; the result is how long to wait then. Throws a Failure if it lives. */
async function waitForSilence(directory: string, path: string, other: Holder): Promise<number> {
  if (isVisible(other)) throw lockedBy(directory, other);
  if (other.beat === 0) {
    if (other.host === thisProcess().host) return 0; // before a reboot
    throw lockedBy(directory, other, '; if that one is gone, add --force-unlock');
  }
  say(
    `ganvil: ${directory}: locked by ${nameOf(other)}; waiting ${STALE_AFTER / 1000} s for a sign of life ...`,
  );
  const before = stampOf(path);
  for (const end = performance.now() + STALE_AFTER; performance.now() < end; ) {
    await wait(POLL);
    const now = stampOf(path);
    if (now === undefined || readHolder(path)?.nonce !== other.nonce) return 0; // given back, or taken over
    if (now !== before) throw lockedBy(directory, other);
  }
  say(`ganvil: ${directory}: no sign of life from ${nameOf(other)}; taking the run over.`);
  return BEAT * 1000 + POLL;
}

function lockedBy(directory: string, other: Holder | undefined, hint = ''): Failure {
  return new Failure(
    EXIT.locked,
    `${directory}: expected a run that nobody is training, got one that ${nameOf(other)} holds${hint}.`,
  );
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
