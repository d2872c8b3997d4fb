import type { heads } from '../../src/heads/index.ts';
import { dense, type Grid } from './layers.ts';

/** From features h, the weights of the head `o` and one-hot classes, in plain float64. */
export type HeadReference = (h: Grid, weights: Record<string, Grid>, classes: Grid) => readonly number[];

const plain: HeadReference = (h, weights) => dense(h, weights['o/weight'], weights['o/bias']).data;

/** Each head in plain float64. */
export const references: Record<keyof typeof heads, HeadReference> = {
  classes: plain,
  projection: (h, weights, classes) => {
    const rows = weights['o/classes'];
    const [count, features] = rows.shape;
    return plain(h, weights, classes).map((logit, n) => {
      let sum = logit;
      for (let k = 0; k < count; k++)
        for (let f = 0; f < features; f++)
          sum += classes.data[n * count + k] * h.data[n * features + f] * rows.data[k * features + f];
      return sum;
    });
  },
};
