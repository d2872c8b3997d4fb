import type { HeadedFile } from './types.ts';

/** A binary form of images without a header: records of label bytes, then planes of colour. */
export interface RecordKind {
  readonly name: string;
  readonly side: number;
  /** Classes of each label byte; the last one is read. None: labels are in a file of their own, from 1 on. */
  readonly labels: readonly number[];
  /** Whether pixels of a plane go column by column. */
  readonly byColumn: boolean;
  /** Files beside it that name the classes. */
  readonly names: RegExp;
}

/** The kinds that are known. https://www.cs.toronto.edu/~kriz/cifar.html, https://cs.stanford.edu/~acoates/stl10/ */
export const recordKinds: readonly RecordKind[] = [
  { name: 'CIFAR-10', side: 32, labels: [10], byColumn: false, names: /(^|\/)batches\.meta\.txt$/ },
  { name: 'CIFAR-100', side: 32, labels: [20, 100], byColumn: false, names: /(^|\/)fine_label_names\.txt$/ },
  { name: 'STL-10', side: 96, labels: [], byColumn: true, names: /(^|\/)class_names\.txt$/ },
];

/** Bytes of a record. */
export const recordBytes = ({ side, labels }: RecordKind): number => labels.length + 3 * side * side;

/** Whether these are names of classes beside such records. */
export const isNames = (path: string): boolean => recordKinds.some(({ names }) => names.test(path));

/** Whether a file is a list of STL-10's labels: its name pairs it with its images. */
export const isStlLabels = (path: string): boolean => /(^|[^a-z])(train|test)_y\.bin$/i.test(path);

const PROBES = 32;

/** The kind of records that a file holds: whole ones, with labels that there are, at 32 places. */
export async function recordKindOf(file: HeadedFile): Promise<RecordKind | undefined> {
  for (const kind of recordKinds) {
    const size = recordBytes(kind);
    if (file.size === 0 || file.size % size !== 0) continue;
    if (kind.labels.length === 0) {
      if (/(^|[^a-z])(train|test|unlabeled)_x\.bin$/i.test(file.path)) return kind;
    } else if (await hasLabels(file, kind, file.size / size)) return kind;
  }
  return undefined;
}

async function hasLabels(file: HeadedFile, { labels, ...kind }: RecordKind, count: number): Promise<boolean> {
  const size = recordBytes({ labels, ...kind });
  for (let probe = 0; probe < Math.min(PROBES, count); probe++) {
    const at = Math.floor((probe * count) / PROBES) * size;
    const bytes =
      at < file.head.length - 2 ? file.head.subarray(at) : await file.read(at, at + labels.length);
    if (!labels.every((classes, k) => bytes[k] < classes)) return false;
  }
  return true;
}
