import { categorical } from './categorical.ts';
import { normal } from './normal.ts';
import { sphere } from './sphere.ts';
import { stratified } from './stratified.ts';
import { truncatedNormal } from './truncatedNormal.ts';
import type { Latent } from './types.ts';
import { uniform } from './uniform.ts';
import { uniform01 } from './uniform01.ts';

/** Every `latent` a run can name. To add one: write `./<name>.ts` and add its line here. */
export const latents = {
  normal,
  uniform,
  uniform01,
  truncatedNormal,
  stratified,
  sphere,
  categorical,
} satisfies Record<string, Latent>;

/** A key of the table. */
export type LatentName = keyof typeof latents;
