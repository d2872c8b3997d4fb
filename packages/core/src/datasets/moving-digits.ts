import { DIGIT_NUMBERS, DIGIT_SIDE, drawDigit } from './digitPicture.ts';
import { drawnSet } from './drawnSet.ts';
import type { EmbeddedSet } from './types.ts';

const SIDE = 28;
const FRAMES = 5;
/** Pixels per side of the digit that moves. */
const SMALL = DIGIT_SIDE / 2;
const ROOM = SIDE - SMALL;

/**
 * A film of a small digit that moves straight on and bounces off the sides: five frames of 28 x 28 as the channels of one
 * sample, the class is the digit. After Moving MNIST, https://arxiv.org/abs/1502.04681 section 4.1: one digit, shorter.
 */
export const movingDigits: EmbeddedSet = {
  help: 'films of a moving digit: five grey frames of 28x28 as channels; the class is the digit',
  open: (random) =>
    drawnSet(
      {
        name: 'moving-digits',
        shape: [SIDE, SIDE, FRAMES],
        classNames: [...'0123456789'],
        version: 1,
        numbers: DIGIT_NUMBERS + 4,
        draw: drawFilm,
      },
      random,
    ),
};

function drawFilm(u: Float32Array, out: Float32Array): number {
  const numeral = Math.floor(u[0] * 10);
  const large = new Float32Array(DIGIT_SIDE * DIGIT_SIDE);
  drawDigit(numeral, u, large);
  const small = halved(large);
  const motion = u.subarray(DIGIT_NUMBERS);
  for (let frame = 0; frame < FRAMES; frame++) {
    const [x, y] = [0, 1].map((axis) =>
      bounced(motion[axis] * ROOM + frame * (2 * motion[2 + axis] - 1) * 3, ROOM),
    );
    for (let i = 0; i < SIDE * SIDE; i++)
      out[i * FRAMES + frame] = between(small, (i % SIDE) - x, Math.floor(i / SIDE) - y);
  }
  return numeral;
}

/** Means of 2 x 2 pixels. */
function halved(large: Float32Array): Float32Array {
  return Float32Array.from({ length: SMALL * SMALL }, (_, i) => {
    const at = 2 * Math.floor(i / SMALL) * DIGIT_SIDE + 2 * (i % SMALL);
    return (large[at] + large[at + 1] + large[at + DIGIT_SIDE] + large[at + DIGIT_SIDE + 1]) / 4;
  });
}

/** A place on a line of `room`, reflected at both ends; never further outside than `room`. */
function bounced(place: number, room: number): number {
  const from = Math.abs(place);
  return from > room ? 2 * room - from : from;
}

/** The digit between its pixels, -1 outside. */
function between(small: Float32Array, x: number, y: number): number {
  if (x <= -1 || y <= -1 || x >= SMALL || y >= SMALL) return -1;
  const [left, top] = [Math.floor(x), Math.floor(y)];
  const [fx, fy] = [x - left, y - top];
  const at = (px: number, py: number) =>
    px < 0 || py < 0 || px >= SMALL || py >= SMALL ? -1 : small[py * SMALL + px];
  const upper = at(left, top) * (1 - fx) + at(left + 1, top) * fx;
  const lower = at(left, top + 1) * (1 - fx) + at(left + 1, top + 1) * fx;
  return upper * (1 - fy) + lower * fy;
}
