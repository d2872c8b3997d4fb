import { drawnSet } from './drawnSet.ts';
import type { EmbeddedSet } from './types.ts';
import { plainUnits } from './units.ts';

/** A word, and its probability in a mail that is none and in one that is spam. */
const WORDS: readonly (readonly [string, number, number])[] = [
  ['free', 0.08, 0.62],
  ['winner', 0.01, 0.34],
  ['prize', 0.01, 0.3],
  ['cash', 0.03, 0.36],
  ['offer', 0.07, 0.48],
  ['click', 0.06, 0.52],
  ['buy', 0.07, 0.4],
  ['cheap', 0.02, 0.28],
  ['credit', 0.04, 0.3],
  ['loan', 0.02, 0.26],
  ['guarantee', 0.01, 0.24],
  ['urgent', 0.04, 0.3],
  ['limited', 0.04, 0.28],
  ['money', 0.08, 0.46],
  ['pills', 0.01, 0.2],
  ['casino', 0.01, 0.18],
  ['account', 0.14, 0.3],
  ['now', 0.3, 0.56],
  ['you', 0.6, 0.74],
  ['please', 0.36, 0.26],
  ['thanks', 0.46, 0.1],
  ['meeting', 0.3, 0.02],
  ['project', 0.26, 0.02],
  ['report', 0.22, 0.03],
  ['attached', 0.24, 0.05],
  ['monday', 0.2, 0.03],
  ['lunch', 0.14, 0.01],
  ['team', 0.24, 0.04],
  ['code', 0.16, 0.02],
  ['review', 0.18, 0.02],
  ['schedule', 0.2, 0.02],
  ['family', 0.14, 0.03],
];

/**
 * Which of 32 words a mail has, 1 or 0 each: two mails in five are spam, and given that, words are independent, so that the best
 * classifier is known: log(0.4 / 0.6) plus, for each word, log(p / q) where it is there and log((1 - p) / (1 - q)) where it is not.
 */
export const spamWords: EmbeddedSet = {
  help: '32 values per mail: 1 if the word occurs, else 0; the class is spam or not',
  open: (random) => ({
    ...drawnSet(
      {
        name: 'spam-words',
        shape: [WORDS.length],
        classNames: ['mail', 'spam'],
        version: 1,
        numbers: 1 + WORDS.length,
        draw(u, out) {
          const label = u[0] < 0.6 ? 0 : 1;
          for (const [k, word] of WORDS.entries())
            out[k] = u[1 + k] < (label === 0 ? word[1] : word[2]) ? 1 : 0;
          return label;
        },
      },
      random,
    ),
    units: plainUnits(WORDS.map(([word]) => word)),
  }),
};
