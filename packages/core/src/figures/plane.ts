import { contours } from './contours.ts';
import { fakesOf, outputsOf, realValues } from './density.ts';
import { el, INK, num, svg, text, ticks, tickText } from './svg.ts';
import type { Figure } from './types.ts';

const SIDE = 480;
const CELLS = 48; // of the map of D, a side
const SHOWN = 1000; // points of each kind
const LEVELS = [0.1, 0.25, 0.5, 0.75, 0.9];

/** Real and generated points, and contours of D's output over the plane. */
export const plane: Figure = {
  help: 'real and generated points in the plane, with contours of the output of D',
  lacks: ({ dataset: { shape }, run, generates }) => {
    if (!run) return 'a run, not a config alone';
    if (!generates) return 'a game with a generator';
    return shape.length === 1 && shape[0] === 2
      ? undefined
      : `a run on points in the plane, got samples of shape [${shape}]`;
  },
  async draw(context) {
    const run = context.run!;
    const real = realValues(context, SHOWN);
    const { x: fake } = await fakesOf(run, SHOWN);
    const { low, side } = boxOf(real);
    const at = (value: number, axis: 0 | 1) => {
      const share = (value - low[axis]) / side;
      return 30 + (axis === 0 ? share : 1 - share) * SIDE;
    };
    const dots = (points: Float32Array, colour: string) => {
      const circles: string[] = [];
      for (let i = 0; i < points.length; i += 2) {
        const [x, y] = [at(points[i], 0), at(points[i + 1], 1)];
        if (x >= 30 && x <= 30 + SIDE && y >= 30 && y <= 30 + SIDE) circles.push(`M${num(x)} ${num(y)}h0`);
      }
      return el('path', {
        d: circles.join(''),
        stroke: colour,
        'stroke-width': 2.4,
        'stroke-linecap': 'round',
        'stroke-opacity': 0.55,
        fill: 'none',
      });
    };
    const map = context.discriminates ? await mapOf(context, low, side) : [];
    const title = `Points of ${context.dataset.name} and of the generator at step ${run.step}, seed ${context.config.seed}`;
    const edges = ticks(low[0], low[0] + side).map((value) =>
      text([at(value, 0), SIDE + 44], tickText(value), { anchor: 'middle', size: 10, colour: INK.soft }),
    );
    const upright = ticks(low[1], low[1] + side).map((value) =>
      text([26, at(value, 1) + 3], tickText(value), { anchor: 'end', size: 10, colour: INK.soft }),
    );
    const names = context.logits
      ? `contours: D = ${LEVELS.join(', ')}`
      : 'contours: D, from its lowest to its highest output';
    return svg(
      SIDE + 50,
      SIDE + 72,
      title,
      ...map,
      dots(real, INK.data),
      dots(fake, INK.g),
      frame(),
      ...edges,
      ...upright,
      text([30, SIDE + 62], '● data', { colour: INK.data }),
      text([84, SIDE + 62], '● generator', { colour: INK.g }),
      ...(map.length > 0 ? [text([166, SIDE + 62], names, { colour: INK.d })] : []),
    );
  },
};

const frame = () => el('rect', { x: 30, y: 30, width: SIDE, height: SIDE, fill: 'none', stroke: INK.line });

/** A square around points with a sixth more on each side. */
function boxOf(points: Float32Array): { low: readonly [number, number]; side: number } {
  const of = (axis: number, better: (a: number, b: number) => number) =>
    points.filter((_, i) => i % 2 === axis).reduce((a, b) => better(a, b));
  const lows = [0, 1].map((axis) => of(axis, Math.min));
  const highs = [0, 1].map((axis) => of(axis, Math.max));
  const side = (4 / 3) * Math.max(highs[0] - lows[0], highs[1] - lows[1], 1e-6);
  const [x, y] = [0, 1].map((axis) => (lows[axis] + highs[axis]) / 2 - side / 2);
  return { low: [x, y], side };
}

/** Contours of D over the square, the middle one thick. */
async function mapOf(
  context: Parameters<Figure['draw']>[0],
  low: readonly [number, number],
  side: number,
): Promise<string[]> {
  const n = CELLS + 1;
  const grid = new Float32Array(2 * n * n);
  for (let i = 0; i < n * n; i++) {
    grid[2 * i] = low[0] + (side * (i % n)) / CELLS;
    grid[2 * i + 1] = low[1] + (side * Math.floor(i / n)) / CELLS;
  }
  const values = await outputsOf(context, context.run!, grid);
  const [least, most] = context.logits
    ? [0, 1]
    : [values.reduce((a, b) => Math.min(a, b)), values.reduce((a, b) => Math.max(a, b))];
  return LEVELS.flatMap((level) => {
    const segments = contours(values, n, least + level * (most - least));
    const place = ([x, y]: readonly [number, number]) =>
      [30 + (x / CELLS) * SIDE, 30 + (1 - y / CELLS) * SIDE] as const;
    const d = segments.map(([from, to]) => {
      const [[x0, y0], [x1, y1]] = [place(from), place(to)];
      return `M${num(x0)} ${num(y0)}L${num(x1)} ${num(y1)}`;
    });
    if (d.length === 0) return [];
    return [
      el('path', {
        d: d.join(''),
        fill: 'none',
        stroke: INK.d,
        'stroke-width': level === 0.5 ? 1.6 : 0.7,
        'stroke-opacity': 0.8,
      }),
    ];
  });
}
