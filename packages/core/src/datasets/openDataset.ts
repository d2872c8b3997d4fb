import { loadRandom } from '@ganvil/kernels-as';
import { didYouMean } from '../config/didYouMean.ts';
import type { Config } from '../config/resolveConfig.ts';
import { DataError } from '../errors.ts';
import type { FileEntry, Opened, Reading } from '../formats/types.ts';
import { games } from '../games/index.ts';
import type { Game } from '../games/types.ts';
import { balancedSubset } from './balancedSubset.ts';
import { changedPoints } from './changedPoints.ts';
import { firstSamples } from './firstSamples.ts';
import { datasets } from './index.ts';
import { refit } from './refit.ts';
import { stacked } from './stacked.ts';
import type { Dataset, EmbeddedSet } from './types.ts';
import { withLabelled } from './withLabelled.ts';
import { withTestPart } from './withTestPart.ts';

/** The seed by which samples are held out: no choice of the run. */
const SPLIT = 0;

/**
 * The data set that `config.data` names: an embedded one, or else what the files hold. Throws DataError for an unknown name,
 * files of no known kind and damaged ones, ConfigError for image settings that do not suit, and what `reading.signal` throws.
 */
export async function openDataset(
  config: Config,
  files?: readonly FileEntry[],
  reading: Reading = {},
): Promise<Opened> {
  const { dataset: given, ...opened } = await openWhole(config, files, reading);
  const found = await changedPoints(config, given);
  const { stack, seed, testShare } = config;
  const dataset = testShare > 0 ? withTestPart(found, testShare, (await loadRandom())(SPLIT)) : found;
  const whole = stack > 1 ? stacked(dataset, stack, (await loadRandom())(seed)) : dataset;
  return { ...opened, dataset: partOf(config, whole) };
}

/** What `samples` and `labelled` leave of a data set. */
function partOf(config: Config, whole: Dataset): Dataset {
  const { samples, labelled } = config;
  const game: Game = games[config.game];
  const dataset = samples > 0 ? firstSamples(whole, samples) : whole;
  if (labelled === 0) return dataset;
  const beside = Object.values(game.needs(config)).some(({ labelledBatch }) => labelledBatch);
  return (beside ? withLabelled : balancedSubset)(dataset, labelled);
}

async function openWhole(
  config: Config,
  files: readonly FileEntry[] | undefined,
  reading: Reading,
): Promise<Opened> {
  const { data, seed } = config;
  const options = {
    imageSize: config.imageSize,
    channels: Number(config.channels),
    standardize: config.standardize === 'yes',
    ...reading,
  };
  if (files !== undefined) {
    // As large as all kernels together, and of no use to embedded sets: pages load it when files come.
    const { openFiles } = await import('../formats/openFiles.ts');
    const opened = await openFiles(files, options);
    reading.onOpened?.(opened);
    return opened;
  }
  if (!Object.hasOwn(datasets, data)) {
    const names = Object.keys(datasets);
    throw new DataError(
      `data: expected ${names.join(', ')} or a file or folder that exists${didYouMean(data, names)}, got "${data}".`,
    );
  }
  const embedded: EmbeddedSet = datasets[data as keyof typeof datasets];
  const random = await loadRandom();
  return { dataset: refit(embedded.open(random(seed)), options), skipped: [] };
}
