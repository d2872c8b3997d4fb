import type { ConfigInput } from '@ganvil/core';
import { refuse, valuesOf } from './checks.ts';
import type { Search } from './types.ts';

/** The points as they are written. */
export const list: Search = {
  expects: 'a list of settings, such as [{"batchSize": 32}, {"batchSize": 64, "loss": "hinge"}]',
  points(value, where) {
    if (!Array.isArray(value) || value.length === 0) refuse(where, list.expects, value);
    return value.map((point, i): ConfigInput => valuesOf(point, `${where}: ${i}`, 'an object of settings'));
  },
};
