// Images that are asked for next, read and checked on another thread.
import { Worker } from 'node:worker_threads';
import type { ImagesInFile } from './imagesInFile.ts';

/** Bytes of images that are read ahead at once, at most. */
const MOST = 16 * 2 ** 20;

/** Reads images ahead of their use. */
export interface ReadAhead {
  /** These are asked for next. Where the thread is still busy, they are not read ahead. */
  prefetch(indices: ArrayLike<number>): void;
  /** An image that was read ahead, until the second next `prefetch`; undefined if it was not, or is not there yet. */
  take(index: number): Uint8Array | undefined;
}

/** Images that were asked for together. Two of them take turns: one is used while the other is filled. */
interface Batch {
  bytes: Uint8Array;
  /** Index -> place in the batch. */
  places: Map<number, number>;
}

/** Starts a thread, which does not keep the process alive. */
export function openReadAhead(images: ImagesInFile): ReadAhead {
  const { size } = images;
  // For each batch: images that are there, and whether the thread works on it.
  const state = new Int32Array(new SharedArrayBuffer(16));
  const worker = startThread(images, state);
  let alive = true;
  const died = (): void => {
    alive = false; // images are read by this thread then
  };
  worker.once('error', died).once('exit', died);
  const batches: Batch[] = [0, 1].map(() => ({ bytes: new Uint8Array(0), places: new Map() }));
  let next = 0;
  return {
    prefetch(indices) {
      const batch = batches[next];
      const room = Math.min(indices.length, Math.floor(MOST / size));
      if (!alive || room === 0 || Atomics.load(state, 2 + next) === 1) return;
      if (batch.bytes.length < room * size) batch.bytes = new Uint8Array(new SharedArrayBuffer(room * size));
      const wanted = Float64Array.from({ length: room }, (_, i) => indices[i]);
      batch.places = new Map(Array.from(wanted, (index, place) => [index, place]));
      Atomics.store(state, next, 0);
      Atomics.store(state, 2 + next, 1);
      worker.postMessage({ which: next, wanted, bytes: batch.bytes });
      next = 1 - next;
    },
    take(index) {
      for (const [which, { bytes, places }] of batches.entries()) {
        const place = places.get(index);
        if (place !== undefined && place < Atomics.load(state, which))
          return bytes.subarray(place * size, (place + 1) * size);
      }
      return undefined;
    },
  };
}

function startThread({ fd, from, size, count, checksums }: ImagesInFile, state: Int32Array): Worker {
  const sums = new Uint32Array(new SharedArrayBuffer(4 * count));
  sums.set(checksums);
  const source = `(${readImages})(require('node:worker_threads'), require('node:fs'), require('node:zlib'))`;
  const workerData: Work = { fd, from, size, sums, state };
  const resourceLimits = { maxYoungGenerationSizeMb: 2, maxOldGenerationSizeMb: 32 };
  const worker = new Worker(source, { eval: true, workerData, execArgv: [], resourceLimits });
  worker.unref();
  return worker;
}

interface Work {
  readonly fd: number;
  readonly from: number;
  readonly size: number;
  readonly sums: Uint32Array;
  readonly state: Int32Array;
}

interface Wanted {
  readonly which: number;
  readonly wanted: Float64Array;
  readonly bytes: Uint8Array;
}

/** The code of the thread, which is passed as text: the command is a single file. What cannot be read is left to the other thread. */
function readImages(
  { parentPort, workerData }: typeof import('node:worker_threads'),
  { readSync }: typeof import('node:fs'),
  { crc32 }: typeof import('node:zlib'),
): void {
  const { fd, from, size, sums, state } = workerData as Work;
  const isRead = (bytes: Uint8Array, index: number, place: number): boolean => {
    const at = from + index * size;
    for (let filled = 0; filled < size; ) {
      const count = readSync(fd, bytes, place * size + filled, size - filled, at + filled);
      if (count === 0) return false;
      filled += count;
    }
    return crc32(bytes.subarray(place * size, (place + 1) * size)) === sums[index];
  };
  parentPort!.on('message', ({ which, wanted, bytes }: Wanted) => {
    try {
      for (let place = 0; place < wanted.length && isRead(bytes, wanted[place], place); place++)
        Atomics.store(state, which, place + 1);
    } catch {
      // the other thread finds the same error
    }
    Atomics.store(state, 2 + which, 0);
  });
}
