import { closeSync, fstatSync, ftruncateSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import {
  type Config,
  type Dataset,
  fileVersionRecord,
  imageRecord,
  pictureOf,
  scalarsRecord,
  type TrainEvent,
} from '@ganvil/core';
import { openAppender } from '../node/appender.ts';
import { withPath } from '../node/withPath.ts';
import { isLogged } from './jsonl.ts';
import type { OpenSink } from './sink.ts';
import { isKept } from './strideOf.ts';

const PREFIX = 'events.out.tfevents.';
const PICTURES = 256;
const POINTS = 1024; // per curve, until the number of steps has doubled again; TensorBoard itself samples 1000

/** Appends to the run's event file for TensorBoard: curves, metrics, pictures. */
export function openTensorboard(
  run: string,
  {
    dataset,
    config: { logEvery, sampleEvery },
  }: { dataset: Dataset; config: Pick<Config, 'logEvery' | 'sampleEvery'> },
  warn: (line: string) => void,
): OpenSink & { sync(): void } {
  const now = () => Date.now() / 1000;
  const name = fileOf(run) ?? `${PREFIX}${Math.floor(now())}.${hostname().replace(/[^\w.-]/g, '_')}`;
  const path = join(run, name);
  const { write, sync, close } = openAppender(path, warn);
  if (statSync(path).size === 0) write(fileVersionRecord(now()));
  const sink = (event: TrainEvent): void => {
    const { step } = event;
    if (event.type === 'step' && isPoint(step, logEvery)) write(scalarsRecord(now(), step, event.scalars));
    if (event.type === 'evaluation') write(scalarsRecord(now(), step, tagged('metrics', event.metrics)));
    if (event.type === 'rollback') {
      sync();
      rewindTensorboard(run, event.to);
    }
    if (event.type === 'diagnosis')
      write(scalarsRecord(now(), step, tagged('diagnosis', { ...event.values, ...event.layers })));
    if (event.type === 'alarm')
      write(scalarsRecord(now(), step, { [`alarms/${event.alarm}`]: event.raised ? 1 : 0 }));
    if (event.type === 'change' && typeof event.value === 'number')
      write(scalarsRecord(now(), step + 1, { [`changes/${event.setting}`]: event.value }));
    if (event.type === 'sample' && isPicture(step, sampleEvery))
      write(imageRecord(now(), step, 'samples', pictureOf(event.samples, dataset)));
  };
  return { sink, sync, close };
}

/** Numbers under names that begin with a group's. */
function tagged(group: string, values: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [`${group}/${name}`, value]));
}

/**
 * Whether a step becomes a point: every logged step up to the 2048th, then every second one up to the 4096th, and so on. Curves
 * thus have enough points, but not too many, for any number of steps.
 */
function isPoint(step: number, logEvery: number): boolean {
  return isLogged(step, logEvery) && isKept(step / logEvery, POINTS);
}

/** As `isPoint`, of pictures: all up to the 512th, then every second one up to the 1024th, and so on; and those between the regular ones. */
const isPicture = (step: number, sampleEvery: number): boolean =>
  sampleEvery === 0 || step % sampleEvery !== 0 || isKept(step / sampleEvery, PICTURES);

/** Cuts the event file back to a step, because everything after it is computed again. */
export function rewindTensorboard(run: string, step: number): void {
  const name = fileOf(run);
  if (name === undefined) return;
  const path = join(run, name);
  withPath(path, () => cutBack(path, step));
}

function cutBack(path: string, step: number): void {
  const file = openSync(path, 'r+');
  try {
    const { size } = fstatSync(file);
    let at = 0;
    for (;;) {
      const length = recordLength(file, at, size);
      if (length === undefined || stepArgument(read(file, at + 12, Math.min(length, 32))) > step) break;
      at += length + 16;
    }
    if (at < size) ftruncateSync(file, at);
  } finally {
    closeSync(file);
  }
}

const fileOf = (run: string): string | undefined => readdirSync(run).find((name) => name.startsWith(PREFIX));

/** Bytes of data in the record at `at`: a length, its checksum, the data, its checksum. Undefined if it is incomplete. */
function recordLength(file: number, at: number, size: number): number | undefined {
  if (at + 16 > size) return undefined;
  const length = Number(read(file, at, 8).readBigUInt64LE());
  return at + 16 + length <= size ? length : undefined;
}

/** The step of an event: after the time (a tag and 8 bytes), tag 16 and a varint. */
function stepArgument(event: Buffer): number {
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
