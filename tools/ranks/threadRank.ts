// A rank in a worker thread, for tests on machines without MPI: ranks share memory, and meet at counters. `ranks.test.ts` bundles and starts it.
import { parentPort, workerData } from 'node:worker_threads';
import {
  type Change,
  type ConfigInput,
  decodeCheckpoint,
  LostRank,
  openDataset,
  type Ranks,
  resolveConfig,
  startBackend,
  type TrainEvent,
  train,
} from '@ganvil/core';

/** What a thread is to do. */
export interface ThreadRank {
  readonly rank: number;
  readonly size: number;
  readonly settings: ConfigInput;
  /** For each rank the bytes that it gives, and two counters: how often it has given, and has read. */
  readonly shared: SharedArrayBuffer;
  readonly counters: SharedArrayBuffer;
  /** Exchanges after which this rank dies. */
  readonly dies?: number;
  /** Steps after which this rank is asked to stop. */
  readonly stops?: number;
  readonly from?: Uint8Array;
  /** Settings that take another value on the way. */
  readonly changes?: readonly Change[];
}

/** What it did. */
export interface ThreadRankEnd {
  readonly digest?: string;
  readonly step?: number;
  readonly reason?: string;
  readonly checkpoint?: Uint8Array;
  readonly lost?: string;
  readonly scalars: readonly unknown[];
}

const data = workerData as ThreadRank;
const { rank, size, shared, counters } = data;
const counts = new Int32Array(counters);
const room = shared.byteLength / size;
/** What a rank that dies has counted. */
const DEAD = 2 ** 30;
let exchanges = 0;

/** Counts on, and wakes who waits for it. */
function count(counter: 0 | 1, by = 1): number {
  const now = Atomics.add(counts, 2 * rank + counter, by) + by;
  Atomics.notify(counts, 2 * rank + counter);
  return now;
}

/** Waits until all ranks have counted so far. */
function meet(counter: 0 | 1): void {
  const own = count(counter);
  for (let other = 0; other < size; other++) {
    const at = 2 * other + counter;
    for (let seen = Atomics.load(counts, at); seen < own || seen >= DEAD; seen = Atomics.load(counts, at)) {
      if (seen >= DEAD) throw new LostRank(`ranks: rank ${other} has ended.`);
      Atomics.wait(counts, at, seen);
    }
  }
}

/** Gives bytes to all; the result is what `take` makes of those of each rank. */
function exchange(bytes: Uint8Array, take: (given: Uint8Array) => Uint8Array): Uint8Array {
  if (data.dies === exchanges++) {
    for (const counter of [0, 1] as const) count(counter, DEAD);
    process.exit(1);
  }
  new Uint8Array(shared, rank * room, bytes.length).set(bytes);
  meet(0);
  const parts = Array.from({ length: size }, (_, i) =>
    take(new Uint8Array(shared, i * room, bytes.length)).slice(),
  );
  meet(1);
  return new Uint8Array(Buffer.concat(parts));
}

const ranks: Ranks = {
  rank,
  size,
  scatter: (all) =>
    exchange(all, (given) => given.subarray((rank * all.length) / size, ((rank + 1) * all.length) / size)),
  gather: (own) => exchange(own, (given) => given),
};

const config = resolveConfig(data.settings);
await startBackend(config);
const { dataset } = await openDataset(config);
const signal = { aborted: false };
const from = data.from && decodeCheckpoint(data.from);
const { changes } = data;
const scalars: unknown[] = [];
let end: Extract<TrainEvent, { type: 'end' }> | undefined;
let [checkpoint, lost]: [Uint8Array | undefined, string | undefined] = [undefined, undefined];
try {
  const onLost = (error: Error): void => {
    lost = error.message;
  };
  for await (const event of train(config, dataset, { from, changes, signal, together: { ranks, onLost } })) {
    if (event.type === 'step') scalars.push(event.scalars);
    if (event.type === 'step' && event.step === data.stops) signal.aborted = true;
    if (event.type === 'checkpoint') checkpoint = event.bytes;
    if (event.type === 'end') end = event;
  }
} catch (error) {
  if (!(error instanceof LostRank)) throw error;
  lost = error.message;
}
const { digest, step, reason } = end ?? {};
parentPort!.postMessage({ digest, step, reason, checkpoint, lost, scalars } satisfies ThreadRankEnd);
