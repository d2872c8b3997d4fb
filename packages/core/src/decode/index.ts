import { bmp } from './bmp.ts';
import { gif } from './gif.ts';
import { jpeg } from './jpeg.ts';
import { png } from './png.ts';
import { pnm } from './pnm.ts';
import { tiff } from './tiff.ts';
import type { Decoder } from './types.ts';
import { webp } from './webp.ts';

/** Every kind of picture file, told apart by content. To add one: write `./<name>.ts` and add it here. */
export const decoders = { png, jpeg, gif, bmp, pnm, tiff, webp } satisfies Record<string, Decoder>;
