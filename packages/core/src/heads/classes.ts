import { dense } from '../nn/dense.ts';
import type { Head } from './types.ts';

/** Features [N, features] to one logit per class [N, classes], of a softmax over the classes. */
export const classes: Head = {
  help: 'one logit per class',
  layer: (name, features, count) => dense(name, features, count),
};
