import { toByte } from './brush.ts';

/** Predefined drawings: x and y as functions of t in [0, 1). */
export const stencils: Readonly<Record<string, (t: number) => readonly [number, number]>> = {
  heart: (t) => {
    const a = 2 * Math.PI * t;
    const y = 13 * Math.cos(a) - 5 * Math.cos(2 * a) - 2 * Math.cos(3 * a) - Math.cos(4 * a);
    return [1.6 * Math.sin(a) ** 3, 0.1 * y + 0.2];
  },
  infinity: (t) => [1.6 * Math.cos(2 * Math.PI * t), 0.9 * Math.sin(4 * Math.PI * t)],
  cross: (t) => (t < 0.5 ? [3.2 * (t - 0.25) * 2, 0] : [0, 3.2 * (t - 0.75) * 2]),
  star: (t) => {
    const corner = Math.floor(t * 5);
    const [from, to] = [corner, corner + 1].map((k) => (2 * Math.PI * 2 * k) / 5 + Math.PI / 2);
    const part = t * 5 - corner;
    const mix = (f: (a: number) => number) => 1.6 * (f(from) * (1 - part) + f(to) * part);
    return [mix(Math.cos), mix(Math.sin)];
  },
};

/** The 400 points of a stencil. */
export function stencilPoints(name: string): Uint8Array {
  const count = 400;
  const points = Array.from({ length: count }, (_, i) => stencils[name](i / count).map(toByte));
  return Uint8Array.from(points.flat());
}
