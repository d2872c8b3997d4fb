import { cifarBinary } from './cifarBinary.ts';
import { idx } from './idx.ts';
import { imageFolder } from './imageFolder.ts';
import { points } from './points.ts';
import type { Format } from './types.ts';

/** Every kind of file that samples are read from; the first that matches is taken. To add one: write `./<name>.ts` and add it here. */
export const formats = { idx, cifarBinary, points, imageFolder } satisfies Record<string, Format>;
