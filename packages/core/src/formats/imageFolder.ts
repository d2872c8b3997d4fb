import { isPicture } from '../decode/decodeImage.ts';
import { DataError } from '../errors.ts';
import { byCodeUnit } from './byCodeUnit.ts';
import { folderClasses } from './folderClasses.ts';
import { imageSet } from './imageSet.ts';
import { masksAmong } from './masks.ts';
import { partNote, partsByFolder, trainingPart } from './parts.ts';
import { readPictures } from './readPictures.ts';
import type { FileEntry, Format, Opened, ReadOptions, Skipped } from './types.ts';
import { withTestPart } from './withTestPart.ts';

const MAX_FILES = 10 ** 7;

/**
 * Picture files, or folders of them, which then are the classes. Folders that name a part (train, test, val) say what is
 * trained on. Files are in order of name by code unit, classes in natural order. What cannot be decoded is skipped, with the
 * reason, as are pictures beside class folders and masks of others.
 */
export const imageFolder: Format = {
  holds: 'pictures',
  claims: ({ head }) => (isPicture(head) ? 'samples' : undefined),
  weigh: (files) => files.length,

  async open(files, options) {
    if (files.length > MAX_FILES)
      throw new DataError(`data: expected at most ${MAX_FILES} files, got ${files.length}.`);
    const { sorted, masks } = withoutMasks([...files].sort((a, b) => byCodeUnit(a.path, b.path)));
    const parts = partsByFolder(sorted.map(({ path }) => path));
    const all = sorted.map((file, i) => ({ file, ...parts[i] }));
    const chosen = trainingPart(all);
    const test = chosen[0].part === 'test' ? [] : all.filter(({ part }) => part === 'test');
    const opened = await withTestPart(
      await openPart(chosen, options),
      test.length > 0 ? (as) => openPart(test, as) : undefined,
      options,
    );
    const used = chosen.length + (opened.dataset.test ? test.length : 0);
    return {
      ...opened,
      skipped: [...masks, ...opened.skipped],
      notes: [...partNote(chosen, all, 'pictures', used), ...(opened.notes ?? [])],
    };
  },
};

interface Row {
  readonly file: FileEntry;
  readonly folders: readonly string[];
}

/** The pictures of one part, with their folders as classes. */
async function openPart(chosen: readonly Row[], options: ReadOptions): Promise<Opened> {
  const { files: kept, strays } = withoutStrays(chosen);
  const read = await readPictures(kept, options);
  const { labels, classNames, former } = folderClasses(foldersOf(read.files, chosen), 'kept');
  const dataset = await imageSet(
    {
      name: 'images',
      frame: read.frame,
      pixels: read.pixels,
      labels,
      classNames,
      ...(labels && former
        ? {
            former: {
              labels: labels.map((label) => former[label]),
              why: 'classes in order of code units (1, 10, 2)',
            },
          }
        : {}),
    },
    options,
  );
  return {
    dataset,
    skipped: [...strays, ...read.skipped],
    notes: read.notes,
    ...(read.imageSize === undefined ? {} : { imageSize: read.imageSize }),
  };
}

/** The folders of files that are some of the rows, in the same order. */
function foldersOf(files: readonly FileEntry[], rows: readonly Row[]): (readonly string[])[] {
  let next = 0;
  return files.map((file) => {
    while (rows[next].file !== file) next++;
    return rows[next].folders;
  });
}

function withoutMasks(files: readonly FileEntry[]): { sorted: FileEntry[]; masks: Skipped[] } {
  const masks = masksAmong(files.map(({ path }) => path));
  return {
    sorted: files.filter(({ path }) => !masks.has(path)),
    masks: [...masks].map(([path, of]) => ({
      path,
      reason: `expected a picture to learn, got a mask of one in ${of}; --data can name its folder.`,
    })),
  };
}

/** Judged before anything is decoded. */
function withoutStrays(chosen: readonly Row[]): {
  files: FileEntry[];
  strays: Skipped[];
} {
  const { labels } = folderClasses(chosen.map(({ folders }) => folders));
  const isStray = (_: unknown, i: number) => labels?.[i] === -1;
  return {
    files: chosen.filter((row, i) => !isStray(row, i)).map(({ file }) => file),
    strays: chosen.filter(isStray).map(({ file }) => ({
      path: file.path,
      reason: 'expected a picture in a class folder, got one beside them.',
    })),
  };
}
