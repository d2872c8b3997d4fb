import { utimesSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { addressSpace, ENOUGH } from '../engine/addressSpace.ts';

/** Seconds between two heartbeats. */
export const BEAT = 5;

/** The heartbeat of a lock that this process holds. */
export interface Heartbeat {
  /** Whether the last beat is recent, and the lock was still ours then. */
  isFresh(): boolean;
  /** Beats now, after the lock was checked. */
  renew(): void;
  stop(): void;
}

interface Task {
  readonly path: string;
  readonly nonce: string;
  readonly every: number;
  /** Time of the last beat (milliseconds since 1970), and 1 if another process held the lock then. */
  readonly shared: Float64Array;
}

/**
 * Touches a lock every few seconds from a separate thread: the main thread may be busy with a step for minutes. If the clock
 * jumps, the heartbeat seems old, which costs one check of the lock.
 */
export function startHeartbeat(path: string, nonce: string): Heartbeat {
  const shared = new Float64Array(new SharedArrayBuffer(16));
  shared[0] = Date.now();
  const task: Task = { path, nonce, every: BEAT * 1000, shared };
  const worker = start(task);
  return {
    isFresh: () => shared[1] === 0 && Math.abs(Date.now() - shared[0]) < 2 * BEAT * 1000,
    renew: () => {
      touch(path);
      shared.set([Date.now(), 0]);
    },
    stop: () => void worker?.terminate(),
  };
}

function touch(path: string): void {
  try {
    utimesSync(path, new Date(), new Date());
  } catch {} // a file system that is briefly unavailable
}

function start(task: Task): Worker | undefined {
  if (addressSpace() < ENOUGH) return undefined; // a new thread would abort the process; the lock is touched between steps
  try {
    const worker = new Worker(`(${beat})(require('node:worker_threads').workerData)`, {
      eval: true,
      workerData: task,
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: 16, maxYoungGenerationSizeMb: 2 },
    });
    worker.on('error', () => {}); // without the thread, the lock is checked each time
    worker.unref();
    return worker;
  } catch {
    return undefined;
  }
}

/** Runs in the thread, passed as text: it cannot refer to anything outside. */
function beat({ path, nonce, every, shared }: Task): void {
  const { readFileSync, utimesSync } = require('node:fs') as typeof import('node:fs');
  let odd = 0;
  setInterval(() => {
    try {
      if (JSON.parse(readFileSync(path).toString()).nonce !== nonce) shared[1] = 1;
      else {
        odd = 1 - odd; // the time changes even if the clock stands still
        utimesSync(path, Date.now() / 1000 + odd, Date.now() / 1000 + odd);
        shared[0] = Date.now();
      }
    } catch {} // a file system that is briefly unavailable
  }, every);
}
