import { loadRandom } from '@ganvil/kernels-as';
import { didYouMean } from '../config/didYouMean.ts';
import type { Config } from '../config/resolveConfig.ts';
import { DataError } from '../errors.ts';
import type { FileEntry, Opened, Reading } from '../formats/types.ts';
import { balancedSubset } from './balancedSubset.ts';
import { datasets } from './index.ts';
import { refit } from './refit.ts';
import { stacked } from './stacked.ts';
import type { EmbeddedSet } from './types.ts';

/**
 * The data set that `config.data` names: an embedded one, or else what the files hold. Throws DataError for an unknown name,
 * files of no known kind and damaged ones, ConfigError for image settings that do not suit, and what `reading.signal` throws.
 */
export async function openDataset(
  config: Config,
  files?: readonly FileEntry[],
  reading: Reading = {},
): Promise<Opened> {
  const opened = await openWhole(config, files, reading);
  let { dataset } = opened;
  if (config.stack > 1) dataset = stacked(dataset, config.stack, (await loadRandom())(config.seed));
  if (config.labelled > 0) dataset = balancedSubset(dataset, config.labelled);
  return { ...opened, dataset };
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
    return openFiles(files, options);
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
