import { sha256 } from '../encode/sha256.ts';
import { DIGIT_NUMBERS, DIGIT_SIDE, drawDigit } from './digitPicture.ts';
import { digitStrokes } from './digitStrokes.ts';
import { perSample } from './perSample.ts';
import type { EmbeddedSet } from './types.ts';

const VERSION = 'ganvil digits 1';
const SIZE = DIGIT_SIDE * DIGIT_SIDE;

/** Handwritten-looking numerals 0 to 9, 28 x 28 grey, drawn on demand: every index is another one, labelled. */
export const digits: EmbeddedSet = {
  help: 'procedurally generated handwritten digits, 28x28, unlimited',
  open: (random) => ({
    name: 'digits',
    shape: [DIGIT_SIDE, DIGIT_SIDE, 1],
    count: Number.POSITIVE_INFINITY,
    classes: 10,
    classNames: [...'0123456789'],
    digest: sha256(new TextEncoder().encode(`${VERSION} ${JSON.stringify(digitStrokes)}`)),
    read(indices, out, labels) {
      perSample(random.uniform, 0, DIGIT_NUMBERS, indices, (row, numbers, at) => {
        const u = numbers.subarray(at, at + DIGIT_NUMBERS);
        labels[row] = Math.floor(u[0] * 10);
        drawDigit(labels[row], u, out.subarray(row * SIZE, (row + 1) * SIZE));
      });
    },
  }),
};
