import { circle } from './circle.ts';
import { drawnSet } from './drawnSet.ts';
import { pen } from './pen.ts';
import { spline } from './spline.ts';
import type { EmbeddedSet } from './types.ts';

const SIDE = 48;
/** Places on the ring, each with its own thickness and radius. */
const PLACES = 16;
const MOST_ARMS = 4;
const NUMBERS_OF_ARM = 9;
const FIRST_ARM = 2 * PLACES + 6;

/** Signs like those of the film Arrival: a ring of ink of uneven thickness, with some groups of arms, 48 x 48 grey; the class is their number. */
export const logograms: EmbeddedSet = {
  help: 'circular signs of ink as in the film Arrival, 48x48 grey; the class is the number of arms',
  open: (random) =>
    drawnSet(
      {
        name: 'logograms',
        shape: [SIDE, SIDE, 1],
        classNames: ['one', 'two', 'three', 'four'],
        version: 1,
        numbers: FIRST_ARM + MOST_ARMS * NUMBERS_OF_ARM,
        draw: drawSign,
      },
      random,
    ),
};

function drawSign(u: Float32Array, out: Float32Array): number {
  const arms = 1 + Math.floor(u[0] * MOST_ARMS);
  out.fill(0);
  const center = [SIDE / 2 - 0.5 + 2 * u[1] - 1, SIDE / 2 - 0.5 + 2 * u[2] - 1];
  const radius = 12.5 + 2 * u[3];
  const at = (turns: number, r: number): [number, number] => {
    const [cos, sin] = circle(turns);
    return [center[0] + r * cos, center[1] + r * sin];
  };
  const start = u[4];
  const weight = 0.6 + 0.6 * u[5];
  ringOfInk(out, u, at, { radius, start, weight });
  for (let arm = 0; arm < arms; arm++) {
    const own = u.subarray(FIRST_ARM + arm * NUMBERS_OF_ARM, FIRST_ARM + (arm + 1) * NUMBERS_OF_ARM);
    // Arms share the turn, so that none lies on another.
    const turns = start + (arm + 0.2 + 0.6 * own[0]) / arms;
    drawArm(out, own, at, turns, radius);
  }
  for (let i = 0; i < out.length; i++) out[i] = 1 - 2 * out[i];
  return arms - 1;
}

type Place = (turns: number, radius: number) => [number, number];

/** The ring: stretches between places, as thick as their ends say, and a gap where the stroke begins. */
function ringOfInk(
  out: Float32Array,
  u: Float32Array,
  at: Place,
  { radius, start, weight }: { radius: number; start: number; weight: number },
): void {
  const near = (i: number) => radius * (1 + 0.07 * (2 * u[6 + (i % PLACES)] - 1));
  const thick = (i: number) => {
    const own = u[6 + PLACES + (i % PLACES)];
    return weight * (0.5 + 2 * own * own * own);
  };
  const points = Array.from({ length: PLACES + 1 }, (_, i) => at(start + (i * 0.97) / PLACES, near(i)));
  const curve = spline(points.flat());
  const pieces = (curve.length / 2 - 1) / PLACES;
  for (let i = 0; i < PLACES; i++) {
    const part = curve.subarray(2 * i * pieces, 2 * ((i + 1) * pieces + 1));
    pen(out, SIDE, part, thick(i), thick(i + 1), 0.7);
  }
}

/** One arm: a thick foot on the ring, and two or three strokes that leave it and thin out. */
function drawArm(out: Float32Array, u: Float32Array, at: Place, turns: number, radius: number): void {
  const outwards = u[1] < 0.75 ? 1 : -1;
  const spread = 0.02 + 0.03 * u[2];
  const foot = [at(turns - spread, radius), at(turns, radius + 0.8 * outwards), at(turns + spread, radius)];
  pen(out, SIDE, spline(foot.flat()), 1.2 + u[3], 1.2 + u[4], 0.8);
  const strokes = u[5] < 0.5 ? 2 : 3;
  for (let k = 0; k < strokes; k++) {
    const side = k - (strokes - 1) / 2;
    const length = (3.2 + 3.6 * u[6 + k]) * outwards;
    const bend = 0.035 * side + 0.02 * (2 * u[8 - k] - 1);
    const points = [
      at(turns + spread * side, radius),
      at(turns + spread * side + bend, radius + length / 2),
      at(turns + spread * side + 2.4 * bend, radius + length),
    ];
    pen(out, SIDE, spline(points.flat()), 1.1, 0.25, 0.6);
  }
}
