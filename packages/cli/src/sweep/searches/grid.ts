import type { ConfigInput } from '@ganvil/core';
import { refuse, shown } from '../../comparison/checks.ts';
import type { Search } from './types.ts';
import { valuesOf } from './valuesOf.ts';

/** Every combination of the values; the last setting varies fastest. */
export const grid: Search = {
  expects: 'lists of values by setting, such as {"batchSize": [32, 64], "loss": ["hinge", "wasserstein"]}',
  points(value, where) {
    const axes = Object.entries(valuesOf(value, where, grid.expects));
    return axes.reduce<ConfigInput[]>(
      (points, [key, values]) => {
        if (!Array.isArray(values) || values.length === 0)
          refuse(`${where}: ${key}`, 'expected a list of values', shown(values));
        return points.flatMap((point) => values.map((chosen) => ({ ...point, [key]: chosen })));
      },
      [{}],
    );
  },
};
