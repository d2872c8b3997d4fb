import { grid } from './grid.ts';
import { list } from './list.ts';
import { random } from './random.ts';
import type { Search } from './types.ts';

/** The keys of a sweep's file that say which settings it tries. To add one: write `./<name>.ts` and add its line here. */
export const searches = { grid, list, random } satisfies Record<string, Search>;
