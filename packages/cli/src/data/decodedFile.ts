// Pictures that were decoded, one behind the other in a file: a reading that was killed goes on from there.
import { closeSync, fstatSync, openSync, readdirSync, readSync, rmSync, statSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { crc32 } from 'node:zlib';
import type { DecodedLog, DecodedPicture, DecodeHow, Skipped } from '@ganvil/core';
import { temporaryFor } from '../node/atomicWrite.ts';
import { explain } from '../node/exit.ts';
import { temporaryNamed } from '../run/leftovers.ts';

/** Milliseconds of reading before anything is noted: what took less is decoded again. */
const AFTER = 20_000;
/** Bytes that are written at once, and milliseconds after which fewer are. */
const [BUFFER, PERIOD] = [2 ** 20, 1000];
/** Bytes before a record: lengths of its text and its pixels, CRC-32 of both. */
const HEAD = 12;
/** Ending of the names of such files, behind that of what is made. */
export const NOTES = '.part';

/** The notes of one process. */
export interface DecodedFile extends DecodedLog {
  /** All is made: deletes them, and those that they go on from. */
  remove(): void;
}

/** What a record says beside pixels. */
interface Told {
  readonly path: string;
  readonly how: DecodeHow;
  readonly reason?: string;
  readonly picture?: Omit<DecodedPicture, 'image'> & {
    readonly frame: Omit<DecodedPicture['image'], 'data'>;
  };
}

/**
 * Notes for what is to become `path`, of files and settings that have this `key`. They go on from the longest that another process has left, which may still run: what is read of it has a
 * checksum. `wanted`: whether it pays to take notes; where they cannot be written there are none.
 */
export function openDecodedFile(
  path: string,
  key: string,
  wanted: () => boolean,
  after = AFTER,
): DecodedFile {
  const begun = performance.now();
  const name = `${path}.${key.slice(0, 16)}${NOTES}`;
  let source = openSource(name);
  let notes: Notes | undefined;
  const stop = (): void => {
    notes?.remove();
    notes = undefined;
    wanted = () => false;
  };
  return {
    recall(file, how) {
      const record = source?.next();
      if (record?.told.path !== file || !isSame(record.told.how, how)) return undefined;
      source!.advance();
      return pictureOf(record);
    },
    keep(file, how, picture) {
      if (!notes && ((!source && performance.now() - begun < after) || !wanted())) return;
      try {
        notes ??= openNotes(name);
        notes.add(recordOf(file, how, picture));
      } catch (error) {
        if (!explain(error)) throw error;
        stop(); // such as a full disk, which the pixels themselves need
      }
    },
    remove() {
      stop();
      source?.remove();
      source = undefined;
    },
  };
}

const isSame = (a: DecodeHow, b: DecodeHow): boolean =>
  a.imageSize === b.imageSize && a.channels === b.channels && a.bits === b.bits;

interface DecodedRecord {
  readonly told: Told;
  readonly pixels: Uint8Array;
}

function recordOf(path: string, how: DecodeHow, picture: DecodedPicture | Skipped): DecodedRecord {
  if ('reason' in picture) return { told: { path, how, reason: picture.reason }, pixels: new Uint8Array(0) };
  const { image, ...rest } = picture;
  const { data, ...frame } = image;
  return { told: { path, how, picture: { ...rest, frame } }, pixels: data };
}

function pictureOf({ told: { path, reason, picture }, pixels }: DecodedRecord): DecodedPicture | Skipped {
  if (!picture) return { path, reason: reason ?? '' };
  const { frame, ...rest } = picture;
  return { ...rest, image: { ...frame, data: pixels } };
}

interface Notes {
  add(record: DecodedRecord): void;
  remove(): void;
}

/** Notes of this process, which are written in pieces. */
function openNotes(name: string): Notes {
  const own = temporaryFor(name);
  const fd = openSync(own, 'wx', 0o666);
  let waiting: Uint8Array[] = [];
  let [bytes, last] = [0, performance.now()];
  return {
    add({ told, pixels }) {
      const text = new TextEncoder().encode(JSON.stringify(told));
      const head = Buffer.alloc(HEAD);
      head.writeUInt32LE(text.length, 0);
      head.writeUInt32LE(pixels.length, 4);
      head.writeUInt32LE(crc32(pixels, crc32(text)), 8);
      waiting.push(head, text, pixels);
      bytes += HEAD + text.length + pixels.length;
      if (bytes < BUFFER && performance.now() - last < PERIOD) return;
      const piece = Buffer.concat(waiting);
      for (let done = 0; done < piece.length; ) done += writeSync(fd, piece, done);
      [waiting, bytes, last] = [[], 0, performance.now()];
    },
    remove() {
      closeSync(fd);
      rmSync(own, { force: true });
    },
  };
}

interface Source {
  /** The next record; undefined behind the last whole one. */
  next(): DecodedRecord | undefined;
  advance(): void;
  remove(): void;
}

/** The longest notes of a name. */
function openSource(notes: string): Source | undefined {
  const [longest] = notesOf(notes).sort((a, b) => b.size - a.size);
  if (!longest) return undefined;
  const fd = openSync(longest.path, 'r');
  let at = 0;
  let record: (DecodedRecord & { readonly length: number }) | undefined;
  return {
    next: () => (record ??= readRecord(fd, at)),
    advance() {
      at += record?.length ?? 0;
      record = undefined;
    },
    remove() {
      closeSync(fd);
      for (const other of notesOf(notes)) if (other.isLeft) rmSync(other.path, { force: true });
    },
  };
}

function readRecord(fd: number, at: number): (DecodedRecord & { readonly length: number }) | undefined {
  const rest = fstatSync(fd).size - at;
  const head = Buffer.alloc(HEAD);
  if (rest < HEAD || readSync(fd, head, 0, HEAD, at) < HEAD) return undefined;
  const [text, pixels, sum] = [0, 4, 8].map((place) => head.readUInt32LE(place));
  if (text + pixels > rest - HEAD) return undefined;
  const bytes = new Uint8Array(text + pixels);
  if (readSync(fd, bytes, 0, bytes.length, at + HEAD) < bytes.length || crc32(bytes) !== sum)
    return undefined;
  const told: Told = JSON.parse(new TextDecoder().decode(bytes.subarray(0, text)));
  return { told, pixels: bytes.slice(text), length: HEAD + bytes.length };
}

/** Notes of a name by all processes; `isLeft`: the process has ended, as far as it can be seen from here. */
function notesOf(notes: string): { path: string; size: number; isLeft: boolean }[] {
  const folder = dirname(notes);
  const found: { path: string; size: number; isLeft: boolean }[] = [];
  try {
    for (const name of readdirSync(folder)) {
      const temporary = temporaryNamed(name);
      if (temporary?.target !== basename(notes)) continue;
      const path = join(folder, name);
      found.push({ path, size: statSync(path).size, isLeft: temporary.isLeft });
    }
  } catch {} // where nothing can be read, all is decoded
  return found;
}
