import { type Config, type Dataset, datasets, openDataset } from '@ganvil/core';
import { EXIT, Failure } from './exit.ts';
import { filesAt } from './files.ts';

/** The names of the sets that need no files. */
export const embedded = Object.keys(datasets);

/** Opens the data that a configuration names. `preset` is what the message for missing data speaks of. */
export async function openData(
  config: Config,
  preset: string,
  warn: (line: string) => void,
): Promise<Dataset> {
  if (config.data === '') {
    throw new Failure(
      EXIT.noInput,
      `data: expected where the data of ${preset} is, got nothing; add --data PATH (a file or folder).`,
    );
  }
  const files = embedded.includes(config.data) ? undefined : filesAt(config.data, embedded);
  const { dataset, skipped } = await openDataset(config, files);
  if (skipped.length > 0) {
    const [first] = skipped;
    warn(
      `warning: ${skipped.length} of ${files?.length} files skipped, such as ${first.path}: ${first.reason}`,
    );
  }
  return dataset;
}
