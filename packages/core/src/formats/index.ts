import { cifarBinary } from './cifarBinary.ts';
import { idx } from './idx.ts';
import { imageFolder } from './imageFolder.ts';
import { mat } from './mat.ts';
import { npy } from './npy.ts';
import { packed } from './packed.ts';
import { points } from './points.ts';
import type { Format } from './types.ts';

/** Every kind of file that samples are read from; the first that claims a file has it. To add one: write `./<name>.ts` and add it here. */
export const formats = { imageFolder, idx, npy, mat, packed, cifarBinary, points } satisfies Record<
  string,
  Format
>;
