import { type Opened, openDataset, resolveConfig } from '@ganvil/core';
import { dataFlags, dataOptions } from '../args/dataFlags.ts';
import { type Arguments, jsonFlag, quietFlag, settingFlags } from '../args/flags.ts';
import { settingsFromArgs } from '../args/settingsFromArgs.ts';
import { openDecodedFile } from '../data/decodedFile.ts';
import { filesAt } from '../data/filesAt.ts';
import { showLoadingProgress } from '../data/loadingProgress.ts';
import { embedded } from '../data/openData.ts';
import { keyOf, partsOf } from '../data/pixelCache.ts';
import { createPixelFile } from '../data/pixelFile.ts';
import { readingOf } from '../data/readingOf.ts';
import { skippedSummary } from '../data/skippedFiles.ts';
import { EXIT, Failure } from '../node/exit.ts';
import { checkOutput } from '../node/outputFile.ts';
import { handleSignals } from '../node/signals.ts';
import { print, printJson, say } from '../terminal/output.ts';
import type { Command } from './types.ts';

/** `ganvil pack` */
export const pack: Command = {
  name: 'pack',
  args: 'DATA FILE',
  maxArgs: 2,
  summary: 'decode pictures into one file, from which training starts in seconds',
  about: `Reads pictures or arrays of images as train does and writes their pixels, labels and names of classes, with checksums, to one file. Training on
FILE gives the same result as training on DATA with the same --image-size and --channels, starts sooner, and needs no more memory than --memory
says.`,
  flags: [
    ...settingFlags.filter(({ name }) => ['image-size', 'channels'].includes(name)),
    ...dataFlags.filter(({ name }) => name === 'memory'),
    jsonFlag,
    quietFlag,
  ],
  examples: [
    'ganvil pack path/to/photos photos.ganvil --image-size 64',
    'ganvil train --data photos.ganvil --memory 512m',
  ],
  run: packData,
};

async function packData(args: Arguments): Promise<number> {
  const [data, path] = args.positionals;
  if (data === undefined || path === undefined)
    throw new Failure(EXIT.usage, 'arguments: expected DATA and FILE, got fewer.');
  checkOutput(path, 'FILE', ['.ganvil']);
  handleSignals();
  const opened = await written(args, data, path);
  const { skipped, notes = [] } = opened;
  const { shape, count, classes, test, digest } = opened.dataset;
  if (!args.has('quiet')) for (const note of notes) say(note);
  if (skipped.length > 0) say(skippedSummary(skipped));
  if (args.has('json')) printJson({ file: path, shape, count, classes, test: test?.count ?? 0, digest });
  else {
    const tested = test ? `, and ${test.count.toLocaleString('en')} of a test part` : '';
    print(
      `${path}: ${count.toLocaleString('en')} images of ${shape[1]} x ${shape[0]} x ${shape[2]}${tested}`,
    );
    print(`digest of the data ${digest}`);
  }
  return EXIT.done;
}

/** Writes the packed file; what it holds. Throws a Failure for data that are no images. */
async function written(args: Arguments, data: string, path: string): Promise<Opened> {
  const config = resolveConfig({ ...settingsFromArgs(args), data });
  const { files, skipped: unread, fingerprint } = await filesAt(data, embedded);
  const file = createPixelFile(path);
  const decoded = openDecodedFile(path, keyOf({ config, fingerprint }), () => true);
  const loading = showLoadingProgress(args.has('quiet') ? 'none' : 'auto');
  try {
    const opened = await openDataset(config, files, {
      ...readingOf(dataOptions(args).memory, loading.report),
      decoded,
      store: { always: true, open: file.open },
    });
    const parts = partsOf(opened);
    if (parts.length === 0)
      throw new Failure(
        EXIT.data,
        `${data}: expected pictures or arrays of images, got ${opened.dataset.name}.`,
      );
    const whole = { ...opened, skipped: [...unread, ...opened.skipped] };
    await file.seal(whole, parts);
    decoded.remove();
    return whole;
  } catch (error) {
    file.abandon();
    throw error;
  } finally {
    loading.close();
  }
}
