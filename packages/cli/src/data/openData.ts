import {
  type Config,
  checkMetrics,
  type Dataset,
  datasets,
  evaluated,
  openDataset,
  type Skipped,
} from '@ganvil/core';
import type { DataFlags } from '../args/dataFlags.ts';
import { shareAddressSpace } from '../engine/addressSpace.ts';
import { EXIT, Failure } from '../node/exit.ts';
import type { ProgressKind } from '../sinks/progress/openProgress.ts';
import { filesAt } from './filesAt.ts';
import { showLoadingProgress } from './loadingProgress.ts';
import { openFilesOrCache } from './openFilesOrCache.ts';
import { readingOf } from './readingOf.ts';
import { skippedSummary } from './skippedFiles.ts';

/** Names of the embedded datasets, which need no files. */
export const embedded = Object.keys(datasets);

/** A dataset, and the files that are not part of it. */
export interface OpenedData {
  readonly dataset: Dataset;
  readonly skipped: readonly Skipped[];
  /** `imageSize` to store, if images were larger than `maxSide`. */
  readonly imageSize?: Config['imageSize'];
}

/** How to read data. */
export interface DataReading extends DataFlags {
  /** How to show progress. */
  readonly progress?: ProgressKind;
  /** Longest side of images that keep their size, if no size is given. */
  readonly maxSide?: number;
  /** Seconds from the start of the command after which reading stops. */
  readonly budget?: number;
}

/**
 * Opens the data of a configuration. The message for missing data names `preset`. Throws a Failure or DataError if the data cannot
 * be read, and a config Failure if that takes longer than the budget.
 */
export async function openData(
  config: Config,
  preset: string,
  warn: (line: string) => void,
  { progress = 'auto', maxSide, budget = Number.POSITIVE_INFINITY, memory, ...place }: DataReading = {},
): Promise<OpenedData> {
  shareAddressSpace();
  if (config.data === '') throw missingData(preset);
  const loading = showLoadingProgress(progress);
  try {
    const reading = {
      ...readingOf(memory, loading.report),
      mostSide: maxSide,
      signal: abortedAfter(budget),
    };
    const found = embedded.includes(config.data) ? undefined : await filesAt(config.data, embedded);
    const { dataset, notes, ...opened } = await (found
      ? openFilesOrCache(config, found, reading, place)
      : openDataset(config, undefined, reading));
    loading.close();
    const skipped = [...(found?.skipped ?? []), ...opened.skipped];
    const notices = [...(notes ?? []), ...(found ? describe(dataset) : [])];
    if (progress !== 'json') for (const notice of notices) warn(notice);
    if (skipped.length > 0) warn(skippedSummary(skipped));
    checkMetrics(config, dataset); // now, not at the end of a long run
    if (evaluated(dataset).count < 2)
      warn('only one sample to compare with: metrics that need two are skipped');
    return { ...opened, dataset, skipped };
  } catch (error) {
    if (error instanceof Error && error.name === 'AbortError')
      throw new Failure(
        EXIT.config, // not EXIT.budget, after which schedulers start the same command again
        '--budget: the data could not be read within this time, and training has not started; increase it.',
      );
    throw error;
  } finally {
    loading.close();
  }
}

function missingData(preset: string): Failure {
  return new Failure(
    EXIT.noInput,
    `data: the data of ${preset} must be given: add --data PATH (a file or folder).`,
  );
}

/** A signal that is aborted once the process is older than `budget` seconds. */
function abortedAfter(budget: number): { readonly aborted: boolean } {
  return {
    get aborted() {
      return performance.now() > budget * 1000;
    },
  };
}

/** What was read, in a few lines. */
function describe(dataset: Dataset): string[] {
  return [
    ...(dataset.shape.length === 3 ? [imagesLine(dataset)] : []),
    ...(dataset.classes > 0 ? [classesLine(dataset)] : []),
    metricsLine(dataset),
  ];
}

/** Number and size of the images, to make a misinterpretation of the data visible. */
function imagesLine({ count, shape: [height, width, channels] }: Dataset): string {
  const images = `${count.toLocaleString('en')} ${count === 1 ? 'image' : 'images'}`;
  const colours = channels === 1 ? 'grey' : channels === 3 ? 'colour' : `${channels} channels`;
  return `data: ${images} of ${width} x ${height}, ${colours}`;
}

/** What metrics compare with. */
function metricsLine({ test }: Dataset): string {
  return test
    ? `metrics: measured on the test part, ${test.count.toLocaleString('en')} samples`
    : 'metrics: measured on the training samples; the data have no test part (--test-share 0.1 holds samples out)';
}

/** Number of classes, and the names of some. */
function classesLine({ classes, classNames = [] }: Dataset): string {
  const shown = classNames.slice(0, 10).map((name) => name.slice(0, 40));
  const more = classNames.length > shown.length ? ` and ${classNames.length - shown.length} more` : '';
  return `data: ${classes} ${classes === 1 ? 'class' : 'classes'}: ${shown.join(', ')}${more}`;
}
