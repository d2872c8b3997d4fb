import { affine } from './affine.ts';
import { colour } from './colour.ts';
import { cutout } from './cutout.ts';
import { edgeTranslation } from './edgeTranslation.ts';
import { flip } from './flip.ts';
import { translation } from './translation.ts';
import type { Augmentation } from './types.ts';

/** Every change of images that `augment` can name. To add one: write `./<name>.ts` and add its line here. */
export const augmentations = {
  flip,
  translation,
  edgeTranslation,
  affine,
  colour,
  cutout,
} satisfies Record<string, Augmentation>;
