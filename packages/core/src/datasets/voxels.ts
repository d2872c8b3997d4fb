import { circle } from './circle.ts';
import { drawnSet } from './drawnSet.ts';
import type { EmbeddedSet } from './types.ts';

const SIDE = 16;
const MIDDLE = SIDE / 2 - 0.5;

type Point = readonly [number, number, number];

/** Distance to a solid of half size `r`, negative inside, in its own axes; `slim` in [0, 1) says how slender it is. */
type Solid = (p: Point, r: number, slim: number) => number;

const length = (a: number, b: number) => Math.sqrt(a * a + b * b);

const solids: Record<string, Solid> = {
  sphere: ([x, y, z], r) => Math.sqrt(x * x + y * y + z * z) - r,
  box: ([x, y, z], r, slim) => {
    const side = r * (0.85 - 0.25 * slim);
    return Math.max(Math.abs(x) - side, Math.abs(y) - side, Math.abs(z) - side * (0.7 + 0.5 * slim));
  },
  torus: ([x, y, z], r, slim) => length(length(x, y) - r * 0.72, z) - r * (0.36 - 0.1 * slim),
  cylinder: ([x, y, z], r, slim) =>
    Math.max(length(x, y) - r * (0.7 - 0.25 * slim), Math.abs(z) - r * (0.8 + 0.3 * slim)),
};

/** Solids of any direction in 16 x 16 x 16 cells, [depth, height, width, 1]: 1 inside, -1 outside, an edge of one cell; the class is the shape. */
export const voxels: EmbeddedSet = {
  help: 'solids in 16x16x16 cells: sphere, box, torus, cylinder',
  open: (random) =>
    drawnSet(
      {
        name: 'voxels',
        shape: [SIDE, SIDE, SIDE, 1],
        classNames: Object.keys(solids),
        version: 1,
        numbers: 8,
        draw: drawSolid,
      },
      random,
    ),
};

function drawSolid(u: Float32Array, out: Float32Array): number {
  const label = Math.floor(4 * u[0]);
  const solid = Object.values(solids)[label];
  const r = 4.6 + 1.9 * u[1];
  const [cx, cy, cz] = [u[2], u[3], u[4]].map((at) => MIDDLE + 2 * at - 1);
  const [cosA, sinA] = circle(u[5]);
  const [cosB, sinB] = circle(u[6] / 2);
  for (let i = 0; i < out.length; i++) {
    const [x, y, z] = [
      (i % SIDE) - cx,
      (Math.floor(i / SIDE) % SIDE) - cy,
      Math.floor(i / (SIDE * SIDE)) - cz,
    ];
    const [ax, ay] = [cosA * x + sinA * y, cosA * y - sinA * x];
    const [bx, bz] = [cosB * ax + sinB * z, cosB * z - sinB * ax];
    out[i] = Math.max(-1, Math.min(1, -2 * solid([bx, ay, bz], r, u[7])));
  }
  return label;
}
