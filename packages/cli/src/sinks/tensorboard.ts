import { closeSync, fstatSync, ftruncateSync, openSync, readdirSync, readSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import {
  type Dataset,
  fileVersionRecord,
  imageRecord,
  pictureOf,
  scalarsRecord,
  type TrainEvent,
} from '@ganvil/core';
import { writeAll } from '../run/writeAll.ts';
import type { OpenSink } from './sink.ts';

const PREFIX = 'events.out.tfevents.';
const MOST_POINTS = 5000; // TensorBoard itself thins curves to 1000

/** Appends to the run's event file for TensorBoard: curves, metrics, pictures. */
export function openTensorboard(run: string, steps: number, dataset: Dataset): OpenSink {
  const now = () => Date.now() / 1000;
  const name = fileOf(run) ?? `${PREFIX}${Math.floor(now())}.${hostname().replace(/[^\w.-]/g, '_')}`;
  const path = join(run, name);
  const file = openSync(path, 'a', 0o666);
  const every = Math.ceil(Math.max(1, steps) / MOST_POINTS);
  const write = (bytes: Uint8Array): void => writeAll(file, path, bytes);
  if (fstatSync(file).size === 0) write(fileVersionRecord(now()));
  const sink = (event: TrainEvent): void => {
    const { step } = event;
    if (event.type === 'step' && step % every === 0) write(scalarsRecord(now(), step, event.scalars));
    if (event.type === 'evaluation') {
      const tags = Object.entries(event.metrics).map(([name, value]) => [`metrics/${name}`, value]);
      write(scalarsRecord(now(), step, Object.fromEntries(tags)));
    }
    if (event.type === 'sample')
      write(imageRecord(now(), step, 'samples', pictureOf(event.samples, dataset)));
  };
  return { sink, close: () => closeSync(file) };
}

/** Cuts the event file back to a step, for what came after is computed again. */
export function rewindTensorboard(run: string, step: number): void {
  const name = fileOf(run);
  if (name === undefined) return;
  const file = openSync(join(run, name), 'r+');
  try {
    const { size } = fstatSync(file);
    let at = 0;
    for (;;) {
      const length = recordLength(file, at, size);
      if (length === undefined || stepOf(read(file, at + 12, Math.min(length, 32))) > step) break;
      at += length + 16;
    }
    if (at < size) ftruncateSync(file, at);
  } finally {
    closeSync(file);
  }
}

const fileOf = (run: string): string | undefined => readdirSync(run).find((name) => name.startsWith(PREFIX));

/** Bytes of data in the record at `at`: a length, its checksum, the data, its checksum. Undefined if it is not whole. */
function recordLength(file: number, at: number, size: number): number | undefined {
  if (at + 16 > size) return undefined;
  const length = Number(read(file, at, 8).readBigUInt64LE());
  return at + 16 + length <= size ? length : undefined;
}

/** The step of an event: after the time (a tag and 8 bytes), tag 16 and a varint. */
function stepOf(event: Buffer): number {
  if (event[9] !== 16) return 0;
  let [step, scale, at] = [0, 1, 10];
  for (; event[at] >= 128; at++, scale *= 128) step += (event[at] - 128) * scale;
  return step + event[at] * scale;
}

function read(file: number, at: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  readSync(file, bytes, 0, length, at);
  return bytes;
}
