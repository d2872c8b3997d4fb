import { columnsOf, encodeCsv, inOwnUnits } from '@ganvil/core';
import type { SampleFormat, SampleSet } from './types.ts';

/** A text table, one point per line, in the units of the data. */
export const csv: SampleFormat = {
  help: 'a table: a header, then one point per line in the units of the data, with its class if the run is conditional',
  holds: ['points'],
  maxValues: 2 ** 26,
  encode(set) {
    const { samples, units } = set;
    const names = classesOf(set);
    const words = names && { name: 'class', words: names };
    return new TextEncoder().encode(
      encodeCsv(inOwnUnits(samples.data, units), columnsOf(samples, units), words),
    );
  },
};

/** The name of each sample's class; undefined where they have none. */
export function classesOf({ samples, classNames }: SampleSet): string[] | undefined {
  return samples.labels && Array.from(samples.labels, (label) => classNames?.[label] ?? String(label));
}
