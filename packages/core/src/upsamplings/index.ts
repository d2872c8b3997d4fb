import { bilinear } from './bilinear.ts';
import { nearest } from './nearest.ts';
import { pixelShuffle } from './pixelShuffle.ts';
import { transposed } from './transposed.ts';
import type { Upsampling } from './types.ts';

/** Every `upsample` a run can name. To add one: write `./<name>.ts` and add its line here. */
export const upsamplings = { transposed, nearest, bilinear, pixelShuffle } satisfies Record<
  string,
  Upsampling
>;

/** A key of the table. */
export type UpsamplingName = keyof typeof upsamplings;
