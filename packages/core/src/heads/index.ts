import { classes } from './classes.ts';
import { projection } from './projection.ts';
import type { Head } from './types.ts';

/** Every head that a game can end a network with. To add one: write `./<name>.ts` and add its line here. */
export const heads = { projection, classes } satisfies Record<string, Head>;
