import { gzip } from './gzip.ts';
import { tar } from './tar.ts';
import type { Archive } from './types.ts';
import { zip } from './zip.ts';

/** Every kind of file that holds files, told apart by content. To add one: write `./<name>.ts` and add it here. */
export const archives = { zip, gzip, tar } satisfies Record<string, Archive>;
