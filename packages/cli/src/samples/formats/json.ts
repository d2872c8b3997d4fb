import { columnsOf, inOwnUnits } from '@ganvil/core';
import { classesOf } from './csv.ts';
import type { SampleFormat } from './types.ts';

/** `{"columns": ["x", …], "samples": [[1.5, …], …], "classes": ["a", …]}` */
export const json: SampleFormat = {
  help: 'one JSON object: columns, samples as lists of numbers in the units of the data, and classes',
  holds: ['points'],
  maxValues: 2 ** 24,
  encode(set) {
    const { samples, units } = set;
    const width = samples.data.length / samples.count;
    const values = inOwnUnits(samples.data, units);
    const rows = Array.from({ length: samples.count }, (_, i) =>
      Array.from(values.subarray(i * width, (i + 1) * width)),
    );
    const columns = columnsOf(samples, units).map(({ name }) => name);
    const value = { columns, samples: rows, classes: classesOf(set) };
    return new TextEncoder().encode(`${JSON.stringify(value)}\n`);
  },
};
