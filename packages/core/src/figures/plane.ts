import { contours } from './contours.ts';
import { fakesOf, outputsOf, realValues } from './density.ts';
import { el, INK, num, svg, text, ticks, tickText } from './svg.ts';
import type { Figure, FigureContext } from './types.ts';

const SIDE = 480;
const EDGE = 30; // left of it and above it
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
    const box = boxOf(real);
    const map = context.discriminates ? await mapOf(context, box) : [];
    const title = `Points of ${context.dataset.name} and of the generator at step ${run.step}, seed ${context.config.seed}`;
    const parts = [...map, dots(real, box, INK.data), dots(fake, box, INK.g), ...frame(box)];
    return svg(SIDE + 50, SIDE + 72, title, ...parts, ...legend(context.logits, map.length > 0));
  },
};

/** A square of the plane: its lower left corner and its side. */
interface Box {
  readonly low: readonly [number, number];
  readonly side: number;
}

/** Where a coordinate is in the figure. */
function place(value: number, axis: 0 | 1, { low, side }: Box): number {
  const share = (value - low[axis]) / side;
  return EDGE + (axis === 0 ? share : 1 - share) * SIDE;
}

function dots(points: Float32Array, box: Box, colour: string): string {
  const inside = (value: number) => value >= EDGE && value <= EDGE + SIDE;
  let d = '';
  for (let i = 0; i < points.length; i += 2) {
    const [x, y] = [place(points[i], 0, box), place(points[i + 1], 1, box)];
    if (inside(x) && inside(y)) d += `M${num(x)} ${num(y)}h0`;
  }
  const pen = { stroke: colour, 'stroke-width': 2.4, 'stroke-linecap': 'round', 'stroke-opacity': 0.55 };
  return el('path', { d, ...pen, fill: 'none' });
}

function frame(box: Box): string[] {
  const { low, side } = box;
  const style = { size: 10, colour: INK.soft };
  return [
    el('rect', { x: EDGE, y: EDGE, width: SIDE, height: SIDE, fill: 'none', stroke: INK.line }),
    ...ticks(low[0], low[0] + side).map((value) =>
      text([place(value, 0, box), SIDE + EDGE + 14], tickText(value), { ...style, anchor: 'middle' }),
    ),
    ...ticks(low[1], low[1] + side).map((value) =>
      text([EDGE - 4, place(value, 1, box) + 3], tickText(value), { ...style, anchor: 'end' }),
    ),
  ];
}

function legend(logits: boolean, hasMap: boolean): string[] {
  const y = SIDE + 62;
  const contours = logits ? `D = ${LEVELS.join(', ')}` : 'D, from its lowest to its highest output';
  return [
    text([EDGE, y], '● data', { colour: INK.data }),
    text([EDGE + 54, y], '● generator', { colour: INK.g }),
    ...(hasMap ? [text([EDGE + 136, y], `contours: ${contours}`, { colour: INK.d })] : []),
  ];
}

/** A square around points with a sixth more on each side. */
function boxOf(points: Float32Array): Box {
  const of = (axis: number, better: (a: number, b: number) => number) =>
    points.filter((_, i) => i % 2 === axis).reduce((a, b) => better(a, b));
  const lows = [0, 1].map((axis) => of(axis, Math.min));
  const highs = [0, 1].map((axis) => of(axis, Math.max));
  const side = (4 / 3) * Math.max(highs[0] - lows[0], highs[1] - lows[1], 1e-6);
  const [x, y] = [0, 1].map((axis) => (lows[axis] + highs[axis]) / 2 - side / 2);
  return { low: [x, y], side };
}

/** Contours of D over the square, the middle one thick. */
async function mapOf(context: FigureContext, { low, side }: Box): Promise<string[]> {
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
  const text = ([x, y]: readonly [number, number]) =>
    `${num(EDGE + (x / CELLS) * SIDE)} ${num(EDGE + (1 - y / CELLS) * SIDE)}`;
  return LEVELS.flatMap((level) => {
    const segments = contours(values, n, least + level * (most - least));
    const d = segments.map(([from, to]) => `M${text(from)}L${text(to)}`).join('');
    const pen = { stroke: INK.d, 'stroke-width': level === 0.5 ? 1.6 : 0.7, 'stroke-opacity': 0.8 };
    return d === '' ? [] : [el('path', { d, fill: 'none', ...pen })];
  });
}
