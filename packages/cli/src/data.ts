import { type Config, type Dataset, datasets, evaluated, metrics, nearest, openDataset } from '@ganvil/core';
import { shareAddressSpace } from './addressSpace.ts';
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
  shareAddressSpace();
  if (config.data === '') {
    throw new Failure(
      EXIT.noInput,
      `data: expected where the data of ${preset} is, got nothing; add --data PATH (a file or folder).`,
    );
  }
  const files = embedded.includes(config.data) ? undefined : filesAt(config.data, embedded);
  const { dataset, skipped, notes = [] } = await openDataset(config, files);
  for (const note of notes) warn(note);
  if (skipped.length > 0) {
    const [first] = skipped;
    warn(
      `warning: ${skipped.length} of ${files?.length} files skipped, such as ${first.path}: ${first.reason}`,
    );
  }
  checkMetrics(config.metrics, evaluated(dataset));
  if (evaluated(dataset).count < 2) warn('one sample to compare with: metrics that need two are left out');
  return dataset;
}

/** Refuses metrics that cannot be measured here now, not at the end of a long run. */
function checkMetrics(list: string, dataset: Dataset): void {
  const table: Record<string, { suits(dataset: Dataset): boolean }> = metrics;
  for (const name of list.split(',').map((part) => part.trim())) {
    if (name === '' || (Object.hasOwn(table, name) && table[name].suits(dataset))) continue;
    const fit = Object.keys(table).filter((known) => table[known].suits(dataset));
    throw new Failure(
      EXIT.config,
      `metrics: expected some of ${fit.join(', ')} for ${dataset.name}${nearest(name, fit)}, got "${name}".`,
    );
  }
}
