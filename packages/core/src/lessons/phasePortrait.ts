import type { Plot } from '../figures/plotContent.ts';
import { INK, type Point } from '../figures/svg.ts';

/** How two players move: the step of both from a place, before it is multiplied by the rate. */
export interface Dynamics {
  readonly name: string;
  /** Velocity of G along the first axis, of D along the second. */
  readonly field: (at: Point) => Point;
  /** G moves first, and D from where G then is. */
  readonly alternating?: true;
}

/** What a path needs. */
export interface Walk {
  readonly start: Point;
  readonly rate: number;
  readonly steps: number;
}

/** The places of both players, the start first. */
export function pathOf({ field, alternating }: Dynamics, { start, rate, steps }: Walk): Point[] {
  const path: Point[] = [start];
  let at = start;
  for (let i = 0; i < steps; i++) {
    const [g, d] = field(at);
    const moved: Point = [at[0] + rate * g, at[1] + rate * d];
    at = alternating ? [moved[0], at[1] + rate * field([moved[0], at[1]])[1]] : moved;
    path.push(at);
  }
  return path;
}

/** Distance from the origin. */
export const distanceOf = ([x, y]: Point): number => Math.sqrt(x * x + y * y);

/** The field as arrows, and a path in it; both axes from -reach to reach. */
export function portrait(
  dynamics: Dynamics,
  walk: Walk,
  reach: number,
  axes: readonly [string, string],
): Plot {
  const path = pathOf(dynamics, walk);
  const places = [-0.8, -0.4, 0, 0.4, 0.8].map((share) => share * reach);
  const arrows = places.flatMap((x) =>
    places.map((y) => {
      const [dx, dy] = dynamics.field([x, y]);
      const length = Math.sqrt(dx * dx + dy * dy);
      const scale = (0.28 * reach) / Math.max(length, 0.6);
      return { from: [x, y] as Point, to: [x + scale * dx, y + scale * dy] as Point };
    }),
  );
  return {
    title: dynamics.name,
    x: { label: axes[0], range: [-reach, reach] },
    y: { label: axes[1], range: [-reach, reach] },
    arrows,
    lines: [{ colour: INK.d, points: path, width: 1.2 }],
    dots: [
      { label: 'start', colour: INK.g, points: [walk.start], size: 7 },
      { label: 'end', colour: '#be123c', points: [path[path.length - 1]], size: 7 },
    ],
  };
}
