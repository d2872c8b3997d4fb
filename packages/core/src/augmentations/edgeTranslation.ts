import * as tf from '../tf.ts';
import { costOfTranslation, translated } from './translated.ts';
import type { Augmentation } from './types.ts';

/**
 * A shift by whole pixels, at most an eighth of each side; the pixels of the edge are repeated. For pictures on a plain ground, and for
 * classifiers: the grey of `translation` is found in no sample that they will read.
 */
export const edgeTranslation: Augmentation = {
  help: 'shifts by at most an eighth of each side; what comes in repeats the edge',
  draws: 2,
  apply: (input) => translated(input, (places, side) => tf.clipByValue(places, 0, side - 1) as tf.Tensor2D),
  cost: costOfTranslation,
};
