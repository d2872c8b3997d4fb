import { costOfTranslation, translated } from './translated.ts';
import type { Augmentation } from './types.ts';

/**
 * A shift by whole pixels, at most an eighth of each side; what comes in is 0, which is grey. DiffAugment, Zhao et al. 2020,
 * https://arxiv.org/abs/2006.10738 section 3.2, with the numbers of the authors' code.
 */
export const translation: Augmentation = {
  help: 'shifts by at most an eighth of each side; what comes in is grey',
  draws: 2,
  apply: (input) => translated(input, (places) => places),
  cost: costOfTranslation,
};
