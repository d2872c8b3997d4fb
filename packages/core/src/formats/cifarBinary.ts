import { DataError } from '../errors.ts';
import { byCodeUnit } from './byCodeUnit.ts';
import { fitter, toBytes } from './fitter.ts';
import { imageSet } from './imageSet.ts';
import { classesOfLabels } from './labels.ts';
import { partNote, partOfFile, partsByFolder, trainingPart } from './parts.ts';
import { pause } from './pause.ts';
import { openPixels } from './pixels/openPixels.ts';
import { isNames, isStlLabels, type RecordKind, recordBytes, recordKindOf } from './planeRecords.ts';
import type { FileEntry, Format, HeadedFile, Opened, ReadOptions } from './types.ts';
import { withTestPart } from './withTestPart.ts';

const MAX_NAMES = 2 ** 16;
const PIECE = 2 ** 20; // bytes of records that are read at once

/**
 * The binary versions of CIFAR-10, CIFAR-100 (fine labels) and STL-10: all files of the training part, in order of name.
 * Text files beside them name the classes.
 */
export const cifarBinary: Format = {
  holds: 'CIFAR and STL-10 .bin files',
  async claims(file) {
    if (isNames(file.path) || isStlLabels(file.path)) return 'aside';
    return (await recordKindOf(file)) ? 'samples' : undefined;
  },
  weigh: (files) => files.reduce((bytes, { size }) => bytes + Math.ceil(size / (2 * 3073)), 0),

  async open(files, options) {
    const sorted = [...files].sort((a, b) => byCodeUnit(a.path, b.path));
    const parts = partsByFolder(sorted.map(({ path }) => path));
    const rows = sorted.map((file, i) => ({ file, part: partOfFile(file.path, parts[i].part) }));
    const known = [];
    for (const row of rows) {
      const kind =
        isStlLabels(row.file.path) || isNames(row.file.path) ? undefined : await recordKindOf(row.file);
      if (kind) known.push({ ...row, kind });
    }
    const { kind } = known[0];
    const all = known.filter((row) => row.kind === kind);
    const chosen = trainingPart(all);
    const test = chosen[0].part === 'test' ? [] : all.filter(({ part }) => part === 'test');
    const filesOf = (some: typeof all) => some.map(({ file }) => file);
    const opened = await withTestPart(
      await openRecords(kind, filesOf(chosen), sorted, options),
      test.length > 0 ? (as) => openRecords(kind, filesOf(test), sorted, as) : undefined,
      options,
    );
    const used = chosen.length + (opened.dataset.test ? test.length : 0);
    return {
      ...opened,
      skipped: known
        .filter((row) => row.kind !== kind)
        .map(({ file }) => ({ path: file.path, reason: `expected ${kind.name} records, got others.` })),
      notes: [...partNote(chosen, all, 'files', used), ...(opened.notes ?? [])],
    };
  },
};

/** The records of one part, with the labels and names of classes beside them. */
async function openRecords(
  kind: RecordKind,
  chosen: readonly HeadedFile[],
  beside: readonly HeadedFile[],
  options: ReadOptions,
): Promise<Opened> {
  const read = await readRecords(kind, chosen, options);
  const { path } = chosen[0];
  const labels = read.labels ?? (await labelsBeside(chosen[0], beside, read.count));
  const names = await namesOf(kind, beside);
  const classes = labels && classesOfLabels(labels, path, (label) => names?.[label - (read.labels ? 0 : 1)]);
  return {
    dataset: await imageSet({ name: path, frame: read.frame, pixels: read.pixels, ...classes }, options),
    skipped: [],
    notes: [
      ...(labels ? [] : [`labels: none found beside ${path}.`]),
      ...(kind.labels.length > 1 ? [`${path}: the fine labels are read, of ${kind.labels[1]} classes.`] : []),
    ],
  };
}

/** Planes to interleaved pixels, and the label of each record. */
async function readRecords(kind: RecordKind, files: readonly FileEntry[], options: ReadOptions) {
  const size = recordBytes(kind);
  const count = files.reduce((sum, file) => sum + file.size / size, 0);
  const { frame, fit } = fitter({ width: kind.side, height: kind.side, channels: 3 }, options);
  const writer = openPixels(frame, count, files[0].path, options);
  const image = new Uint8Array(3 * kind.side * kind.side);
  const labels = new Uint8Array(count);
  let next = 0;
  for (const file of files)
    for await (const record of recordsIn(file, size)) {
      labels[next] = labelOf(record.bytes, kind, file.path, record.at);
      interleave(record.bytes.subarray(kind.labels.length), kind, image);
      writer.add(toBytes(fit(image)));
      next++;
      options.onProgress?.(next, count);
      if (next % 64 === 0) await pause(options);
    }
  return { frame, pixels: writer.finish(), count, labels: kind.labels.length > 0 ? labels : undefined };
}

/** The records of a file and where each begins, of which not more than some are in memory. */
async function* recordsIn(
  file: FileEntry,
  size: number,
): AsyncGenerator<{ readonly bytes: Uint8Array; readonly at: number }> {
  const piece = Math.max(1, Math.floor(PIECE / size)) * size;
  for (let from = 0; from < file.size; from += piece) {
    const wanted = Math.min(piece, file.size - from);
    const bytes = (await file.read(from, from + wanted)).subarray(0, wanted);
    if (bytes.length !== wanted)
      throw new DataError(`${file.path}: expected the size it had, got ${from + bytes.length} bytes.`);
    for (let at = 0; at < bytes.length; at += size)
      yield { bytes: bytes.subarray(at, at + size), at: from + at };
  }
}

function labelOf(record: Uint8Array, { labels }: RecordKind, path: string, at: number): number {
  if (labels.length === 0) return 0;
  const [label, classes] = [record[labels.length - 1], labels[labels.length - 1]];
  if (label < classes) return label;
  throw new DataError(`${path}: expected labels from 0 to ${classes - 1}, got ${label} at byte ${at}.`);
}

function interleave(planes: Uint8Array, { side, byColumn }: RecordKind, out: Uint8Array): void {
  const plane = side * side;
  for (let i = 0; i < plane; i++) {
    const from = byColumn ? (i % side) * side + Math.floor(i / side) : i;
    for (let c = 0; c < 3; c++) out[i * 3 + c] = planes[c * plane + from];
  }
}

/** STL-10's labels, a byte each. */
async function labelsBeside(
  { path }: FileEntry,
  files: readonly HeadedFile[],
  count: number,
): Promise<Uint8Array | undefined> {
  const file = files.find((other) => other.path === path.replace(/_x\.bin$/i, '_y.bin'));
  return file?.size === count ? file.read() : undefined;
}

async function namesOf(kind: RecordKind, files: readonly HeadedFile[]): Promise<string[] | undefined> {
  const file = files.find(({ path, size }) => kind.names.test(path) && size < MAX_NAMES);
  if (!file) return undefined;
  const lines = new TextDecoder()
    .decode(await file.read())
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return lines.length === (kind.labels.at(-1) ?? 10) ? lines : undefined;
}
