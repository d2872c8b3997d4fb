import type { ConfigInput } from '@ganvil/core';
import { refuse, shown } from '../../comparison/checks.ts';
import type { Search } from './types.ts';
import { valuesOf } from './valuesOf.ts';

/** The points as they are written. */
export const list: Search = {
  expects: 'a list of settings, such as [{"batchSize": 32}, {"batchSize": 64, "loss": "hinge"}]',
  points(value, where) {
    if (!Array.isArray(value) || value.length === 0) refuse(where, `expected ${list.expects}`, shown(value));
    return value.map((point, i): ConfigInput => valuesOf(point, `${where}: ${i}`, 'an object of settings'));
  },
};
