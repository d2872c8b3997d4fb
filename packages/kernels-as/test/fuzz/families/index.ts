import type { Family } from '../family.ts';
import { arrangement } from './arrangement.ts';
import { elementwise } from './elementwise.ts';
import { images } from './images.ts';
import { products } from './products.ts';
import { reductions } from './reductions.ts';
import { volumes } from './volumes.ts';
import { windows } from './windows.ts';

/** Every operation that random cases are drawn of. */
export const families: Family[] = [
  ...arrangement,
  ...elementwise,
  ...images,
  ...products,
  ...reductions,
  ...volumes,
  ...windows,
];
