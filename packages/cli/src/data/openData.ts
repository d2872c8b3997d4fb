import { freemem } from 'node:os';
import {
  type Config,
  type Dataset,
  datasets,
  didYouMean,
  evaluated,
  metrics,
  openDataset,
  type Skipped,
} from '@ganvil/core';
import { shareAddressSpace } from '../engine/addressSpace.ts';
import { EXIT, Failure } from '../node/exit.ts';
import type { ProgressKind } from '../sinks/progress/openProgress.ts';
import { filesAt } from './filesAt.ts';
import { showLoadingProgress } from './loadingProgress.ts';
import { skippedSummary } from './skippedFiles.ts';

/** The names of the sets that need no files. */
export const embedded = Object.keys(datasets);

/** Bytes of pixels that are read, at most: two thirds of the free memory, but never less than core reads by itself. */
const maxBytes = (): number => Math.max(2 ** 31, Math.floor((freemem() * 2) / 3));

/** A data set, and the files that are no part of it. */
export interface OpenedData {
  readonly dataset: Dataset;
  readonly skipped: readonly Skipped[];
  /** `imageSize` to be stored, where images were larger than `maxSide`. */
  readonly imageSize?: Config['imageSize'];
}

/** How data are read. */
export interface DataReading {
  /** Whether and how the reading is shown. */
  readonly progress?: ProgressKind;
  /** The longest side of images that stay as they are, where no size is asked for. */
  readonly maxSide?: number;
  /** Seconds from the start of the command after which the reading ends. */
  readonly budget?: number;
}

/**
 * Opens the data that a configuration names. `preset` is what the message for missing data speaks of. Throws a Failure or DataError
 * for what cannot be read, and a config Failure where it takes longer than the budget.
 */
export async function openData(
  config: Config,
  preset: string,
  warn: (line: string) => void,
  { progress = 'auto', maxSide, budget = Number.POSITIVE_INFINITY }: DataReading = {},
): Promise<OpenedData> {
  shareAddressSpace();
  if (config.data === '') {
    throw new Failure(
      EXIT.noInput,
      `data: expected where the data of ${preset} is, got nothing; add --data PATH (a file or folder).`,
    );
  }
  const loading = showLoadingProgress(progress);
  try {
    const found = embedded.includes(config.data) ? undefined : await filesAt(config.data, embedded);
    const { dataset, notes, ...opened } = await openDataset(config, found?.files, {
      onProgress: loading.report,
      mostBytes: maxBytes(),
      mostSide: maxSide,
      signal: untilSpent(budget),
    });
    loading.close();
    const skipped = [...(found?.skipped ?? []), ...opened.skipped];
    const tell = progress === 'json' ? () => {} : warn;
    for (const note of notes ?? []) tell(note);
    if (dataset.shape.length === 3 && found) tell(imagesLine(dataset));
    if (dataset.classes > 0 && found) tell(classesLine(dataset));
    if (skipped.length > 0) warn(skippedSummary(skipped));
    checkMetrics(config.metrics, evaluated(dataset));
    if (evaluated(dataset).count < 2) warn('one sample to compare with: metrics that need two are left out');
    return { ...opened, dataset, skipped };
  } catch (error) {
    if (error instanceof Error && error.name === 'AbortError')
      throw new Failure(
        EXIT.config, // not EXIT.budget: who starts the command again at that would do so for ever
        '--budget: expected more than the reading of the data takes, got less; training has not begun.',
      );
    throw error;
  } finally {
    loading.close();
  }
}

/** Aborted once the process is older than so many seconds. */
function untilSpent(budget: number): { readonly aborted: boolean } {
  return {
    get aborted() {
      return performance.now() > budget * 1000;
    },
  };
}

/** How many images there are and of which size, so that data that are read otherwise than meant are seen at once. */
function imagesLine({ count, shape: [height, width, channels] }: Dataset): string {
  const images = `${count.toLocaleString('en')} ${count === 1 ? 'image' : 'images'}`;
  return `data: ${images} of ${width} x ${height}, ${channels === 1 ? 'grey' : 'colour'}`;
}

/** How many classes there are and the names of some. */
function classesLine({ classes, classNames = [] }: Dataset): string {
  const shown = classNames.slice(0, 10).map((name) => name.slice(0, 40));
  const more = classNames.length > shown.length ? ` and ${classNames.length - shown.length} more` : '';
  return `data: ${classes} ${classes === 1 ? 'class' : 'classes'}: ${shown.join(', ')}${more}`;
}

/** Refuses metrics that cannot be measured here now, not at the end of a long run. */
function checkMetrics(list: string, dataset: Dataset): void {
  const table: Record<string, { suits(dataset: Dataset): boolean }> = metrics;
  for (const name of list.split(',').map((part) => part.trim())) {
    if (name === '' || (Object.hasOwn(table, name) && table[name].suits(dataset))) continue;
    const fit = Object.keys(table).filter((known) => table[known].suits(dataset));
    throw new Failure(
      EXIT.config,
      `metrics: expected some of ${fit.join(', ')} for ${dataset.name}${didYouMean(name, fit)}, got "${name}".`,
    );
  }
}
