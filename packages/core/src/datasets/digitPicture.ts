import { digitStrokes } from './digitStrokes.ts';
import { pen } from './pen.ts';
import { spline } from './spline.ts';

/** Pixels per side of a digit. */
export const DIGIT_SIDE = 28;
const SIDE = DIGIT_SIDE;

/** Uniform numbers per digit: the first for the whole (0 is for the caller's choice of the numeral), the rest for the points of the strokes. */
export const DIGIT_NUMBERS = 88;
const POINTS_FROM = 20;

/** One handwritten numeral in [-1, 1], as 20 uniform numbers want it, and two more for each point. */
export function drawDigit(numeral: number, u: Float32Array, picture: Float32Array): void {
  const variants = digitStrokes[numeral];
  const strokes = variants[Math.floor(u[1] * variants.length)];
  const place = hand(u);
  const radius = 0.75 + 0.95 * u[2] * u[3] + 0.35 * u[4];
  const soft = 0.55 + 0.35 * u[5];
  picture.fill(0);
  let next = POINTS_FROM;
  for (const stroke of strokes) {
    const points: number[] = [];
    for (let i = 0; i < stroke.length; i += 2) {
      points.push(
        ...place(stroke[i] / 100 + 0.17 * (u[next] - 0.5), stroke[i + 1] / 100 + 0.17 * (u[next + 1] - 0.5)),
      );
      next += 2;
    }
    const [begin, end] = [radius * (0.88 + 0.24 * u[6]), radius * (0.88 + 0.24 * u[7])];
    pen(picture, SIDE, spline(points), begin, end, soft);
  }
  ink(picture, 0.86 + 0.14 * u[8], Math.floor(u[9] * 2 ** 24));
}

/** Where a writer puts a point of the unit box: bent, slanted, turned, stretched, shifted, in pixels. */
function hand(u: Float32Array): (x: number, y: number) => [number, number] {
  const around = (at: number, reach: number) => (2 * u[at] - 1) * reach;
  const slant = 0.12 + around(10, 0.3) + around(11, 0.12);
  const turn = around(12, 0.14);
  const width = 10.6 * (1 + around(13, 0.22));
  const height = 9.6 * (1 + around(14, 0.1));
  const [bendX, bendY, taper] = [around(15, 0.16), around(16, 0.14), around(17, 0.18)];
  const [left, top] = [SIDE / 2 - 0.5 + around(18, 1.4), SIDE / 2 - 0.5 + around(19, 1.4)];
  return (x, y) => {
    const bentX = x * (1 + taper * y) + bendX * (y * y - 0.5);
    const bentY = y + bendY * (x * x - 0.1);
    return [left + width * (bentX - slant * bentY), top + height * (bentY + turn * bentX)];
  };
}

/** Coverage -> [-1, 1]: the paper stays -1, the ink is a little uneven. */
function ink(picture: Float32Array, strength: number, seed: number): void {
  for (let i = 0; i < picture.length; i++) {
    const cover = picture[i];
    if (cover === 0) {
      picture[i] = -1;
      continue;
    }
    const grain = mix(Math.imul(seed, 784) + i) / 2 ** 32;
    picture[i] = 2 * Math.min(1, cover * strength * (0.9 + 0.2 * grain)) - 1;
  }
}

/** The finaliser of MurmurHash3: 32 bits that look random for each input. */
function mix(x: number): number {
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return (x ^ (x >>> 16)) >>> 0;
}
