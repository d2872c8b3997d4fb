import { type Config, DataError, type Opened, openDataset, type Reading } from '@ganvil/core';
import { EXIT, explain, Failure } from '../node/exit.ts';
import type { Found } from './filesAt.ts';
import { type CachePlace, type PixelCache, pixelCache } from './pixelCache.ts';

/**
 * The data in files: from their decoded pixels on the disk, where these are and are whole, else from the files. Pixels that memory
 * has no room for, and all where a folder was asked for, go to the cache. Notes say so.
 */
export async function openFilesOrCache(
  config: Config,
  { files, fingerprint }: Found,
  reading: Reading,
  place: CachePlace = {},
): Promise<Opened> {
  const source = { config, maxSide: reading.mostSide, fingerprint };
  const cache = pixelCache(source, place, noRoom);
  const { opened, note } = await fromCache(config, cache, reading);
  if (opened) return opened;
  const made = await makeCache(config, files, cache, reading);
  return note === undefined ? made : { ...made, notes: [note, ...(made.notes ?? [])] };
}

/** What the cache has; otherwise what is wrong with it, if it is there. */
async function fromCache(
  config: Config,
  cache: PixelCache,
  reading: Reading,
): Promise<{ opened?: Opened; note?: string }> {
  const file = cache.find();
  if (!file) return {};
  try {
    const opened = await openDataset(config, [file], reading);
    const note = `data: decoded pixels of ${file.path}`;
    return { opened: { ...opened, notes: [note, ...(opened.notes ?? [])] } };
  } catch (error) {
    if (!(error instanceof DataError)) throw error;
    cache.remove();
    return { note: `data: the decoded pixels in ${file.path} were damaged, and have been made anew` };
  }
}

async function makeCache(
  config: Config,
  files: Found['files'],
  cache: PixelCache,
  reading: Reading,
): Promise<Opened> {
  let whole: Opened | undefined;
  try {
    const opened = await openDataset(config, files, {
      ...reading,
      store: cache.store,
      decoded: cache.decoded,
      onOpened: (all) => {
        whole = all;
        reading.onOpened?.(all);
      },
    });
    const note = await keepOf(cache, whole!);
    return note === undefined ? opened : { ...opened, notes: [...(opened.notes ?? []), note] };
  } catch (error) {
    cache.abandon();
    throw error;
  }
}

/** What became of the pixels. That they cannot be kept is no reason not to use them. */
async function keepOf(cache: PixelCache, opened: Opened): Promise<string | undefined> {
  try {
    return await cache.keep(opened);
  } catch (error) {
    const known = explain(error);
    if (!known) throw error;
    cache.abandon();
    return `warning: the pixels are not kept for the next start: ${known.message}`;
  }
}

function noRoom(): never {
  throw new Failure(
    EXIT.config,
    'data: expected memory for the pixels or a folder that can be written, got neither; add --cache DIR, a smaller --image-size or --channels 1.',
  );
}
