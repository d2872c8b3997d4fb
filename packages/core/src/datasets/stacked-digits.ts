import { DIGIT_NUMBERS, DIGIT_SIDE, drawDigit } from './digitPicture.ts';
import { drawnSet } from './drawnSet.ts';
import type { EmbeddedSet } from './types.ts';

const PIXELS = DIGIT_SIDE * DIGIT_SIDE;
const CHANNELS = 3;

/**
 * Three digits as the channels of one picture, 28 x 28 RGB: 1000 modes, the class is the number that they make, red the hundreds.
 * https://arxiv.org/abs/1611.02163 section 3.3.1, https://arxiv.org/abs/1712.04086 section 4.2. Differs: generated digits where
 * theirs are those of MNIST, which `--data FOLDER --stack 3` gives.
 */
export const stackedDigits: EmbeddedSet = {
  help: 'three of the built-in digits as red, green and blue, 28x28: 1000 modes; the class is the number that they form',
  open: (random) =>
    drawnSet(
      {
        name: 'stacked-digits',
        shape: [DIGIT_SIDE, DIGIT_SIDE, CHANNELS],
        classNames: Array.from({ length: 1000 }, (_, i) => String(i).padStart(3, '0')),
        version: 1,
        numbers: CHANNELS * DIGIT_NUMBERS,
        draw(u, out) {
          const grey = new Float32Array(PIXELS);
          let label = 0;
          for (let c = 0; c < CHANNELS; c++) {
            const own = u.subarray(c * DIGIT_NUMBERS, (c + 1) * DIGIT_NUMBERS);
            const numeral = Math.floor(own[0] * 10);
            drawDigit(numeral, own, grey);
            for (let i = 0; i < PIXELS; i++) out[i * CHANNELS + c] = grey[i];
            label = 10 * label + numeral;
          }
          return label;
        },
      },
      random,
    ),
};
