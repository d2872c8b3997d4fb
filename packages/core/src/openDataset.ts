import { loadRandom } from '@ganvil/kernels-as';
import type { Config } from './config.ts';
import { datasets } from './datasets/index.ts';
import { refit } from './datasets/refit.ts';
import type { EmbeddedSet } from './datasets/types.ts';
import { DataError } from './errors.ts';
import { formats } from './formats/index.ts';
import type { FileEntry, Format, Opened } from './formats/types.ts';
import { nearest } from './nearest.ts';

/**
 * The data set that `config.data` names: an embedded one, or else what the files hold. Throws DataError for an unknown name,
 * files of no known kind and damaged ones, ConfigError for image settings that do not suit.
 */
export async function openDataset(config: Config, files?: readonly FileEntry[]): Promise<Opened> {
  const { data, seed } = config;
  const options = {
    imageSize: config.imageSize,
    channels: Number(config.channels),
    standardize: config.standardize === 'yes',
  };
  if (files !== undefined) return formatOf(data, files).open(files, options);
  if (!Object.hasOwn(datasets, data)) {
    const names = Object.keys(datasets);
    throw new DataError(
      `data: expected ${names.join(', ')} or a file or folder that exists${nearest(data, names)}, got "${data}".`,
    );
  }
  const embedded: EmbeddedSet = datasets[data as keyof typeof datasets];
  const random = await loadRandom();
  return { dataset: refit(embedded.open(random(seed)), options), skipped: [] };
}

function formatOf(data: string, files: readonly FileEntry[]): Format {
  const known: Format[] = Object.values(formats);
  const found = known.find((format) => format.matches(files));
  if (found) return found;
  const got =
    files.length === 0
      ? 'an empty folder'
      : `${files[0].path}${files.length > 1 ? ` and ${files.length - 1} more` : ''}`;
  throw new DataError(
    `data: expected IDX files, CIFAR-10 .bin files, points in a table (.csv, .tsv, .txt) or pictures (PNG, JPEG, WebP, GIF, BMP, TIFF, PPM) in ${data}, got ${got}.`,
  );
}
