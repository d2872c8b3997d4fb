// Decoded pixels that stay on the disk: found by what they were made of, and made anew where they are damaged.
import { createHash } from 'node:crypto';
import { rmSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Config, FileEntry, Opened, PixelStore, StoredImages } from '@ganvil/core';
import { versions } from '../node/versions.ts';
import { type CacheFolder, cacheFolder, removeUnfinished, usualFolder } from './cacheFolder.ts';
import { keepCacheWithin, markUsed } from './cacheUse.ts';
import { type DecodedFile, openDecodedFile } from './decodedFile.ts';
import { fileEntry } from './fileEntry.ts';
import { createPixelFile, type PixelFile } from './pixelFile.ts';

/** What pixels are made of. */
export interface PixelSource {
  readonly config: Pick<Config, 'data' | 'imageSize' | 'channels'>;
  readonly maxSide?: number;
  readonly fingerprint: string;
}

/** The pixels of one source. */
export interface PixelCache {
  /** The packed file, if there is one. */
  find(): FileEntry | undefined;
  /** Deletes that file. */
  remove(): void;
  /** Notes of decoded pictures, from which an interrupted reading goes on; undefined where no folder is known. */
  readonly decoded?: DecodedFile;
  /** Takes pixels that memory has no room for. Throws where no folder can be written. */
  readonly store: PixelStore;
  /** Keeps what has been taken, under the name of the source. What became of it in a line, if anything was taken. */
  keep(opened: Opened): Promise<string | undefined>;
  /** Deletes what has been taken. */
  abandon(): void;
}

/** Where a cache is to be, and how large at most. */
export interface CachePlace {
  readonly cache?: string;
  /** Bytes. */
  readonly cacheSize?: number;
}

/** The cache of a source, in the folder that was asked for or the usual one. */
export function pixelCache(
  source: PixelSource,
  { cache: asked, cacheSize }: CachePlace,
  refuse: () => never,
): PixelCache {
  const key = keyOf(source);
  const name = `${plainName(source)}-${key.slice(0, 24)}.ganvil`;
  const place = asked ?? usualFolder();
  const path = place && join(place, name);
  let folder: CacheFolder | undefined;
  let file: PixelFile | undefined;
  const isKept = (): boolean => file !== undefined && folder?.isTemporary === false;
  const decoded = path === undefined ? undefined : openDecodedFile(path, key, isKept);
  const begin = (): PixelFile => {
    folder = cacheFolder(asked) ?? refuse();
    removeUnfinished(folder.path);
    return createPixelFile(join(folder.path, name));
  };
  return {
    find: () => found(path),
    remove: () => rmSync(path!, { force: true }),
    store: {
      always: asked !== undefined,
      open(size) {
        file ??= begin();
        return file.open(size);
      },
    },
    decoded,
    async keep(opened) {
      const note = file && folder ? await keepIn(file, folder, opened, name, source.fingerprint) : undefined;
      decoded?.remove();
      if (!file?.isNamed()) return note;
      markUsed(path!);
      const deleted = keepCacheWithin(folder!.path, name, cacheSize);
      return deleted.length > 0 ? `${note}; deleted there to make room: ${deleted.join(', ')}` : note;
    },
    abandon: () => file?.abandon(),
  };
}

/** The file at a path, which is in use from here on. */
function found(path: string | undefined): FileEntry | undefined {
  const stat = path === undefined ? undefined : statSync(path, { throwIfNoEntry: false });
  if (!stat?.isFile()) return undefined;
  markUsed(path!);
  return fileEntry('', path!, stat);
}

async function keepIn(
  file: PixelFile,
  folder: CacheFolder,
  opened: Opened,
  name: string,
  fingerprint: string,
): Promise<string | undefined> {
  const parts = partsOf(opened);
  const isUsed = parts.some(file.holds);
  if (!isUsed || folder.isTemporary) file.abandon(); // an open file is enough for this process
  if (!isUsed) return undefined;
  if (folder.isTemporary)
    return 'data: the pixels are in a temporary file, since no folder for a cache can be written; --cache DIR saves the next start from reading them again';
  await file.seal(opened, parts, fingerprint);
  return `data: the pixels are kept in ${join(folder.path, name)}, which may be deleted at any time`;
}

/** The images of the parts of opened data. */
export function partsOf({ dataset }: Opened): StoredImages[] {
  return [dataset.stored, dataset.test?.stored].filter((images) => images !== undefined);
}

/** All that pixels depend on, as a hash. */
export function keyOf({ config, maxSide, fingerprint }: PixelSource): string {
  const { data, imageSize, channels } = config;
  const made = JSON.stringify([1, versions.ganvil, data, imageSize, channels, maxSide ?? 0, fingerprint]);
  return createHash('sha256').update(made).digest('hex');
}

/** The name of the data, for people. */
const plainName = ({ config: { data } }: PixelSource): string =>
  basename(data)
    .replace(/[^\w.-]/g, '_')
    .slice(0, 40);
