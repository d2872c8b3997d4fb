import { ConfigError } from '../errors.ts';
import { fakesOf, kernelDensity, normalDensity, outputsOf, realValues } from './density.ts';
import { el, INK, line, type Point, svg, text, ticks, tickText } from './svg.ts';
import type { Figure, FigureContext, FigureOptions, FigureRun } from './types.ts';

const POINTS = 181; // of a curve
const SAMPLES = 2000;
const ARROWS = 25;
const UPDATES_OF_D = 200; // until D is near its optimum
const UPDATES_OF_G = 20;
const WIDTH = 230;
const FLOOR = 170; // of the curves
const BOTTOM = 240; // the line of latents
const LETTERS = 'abcd';

/** What a panel shows of a state. */
interface Panel {
  readonly letter: string;
  readonly caption: string;
  /** Density of G's samples, and D's output, at each x. */
  readonly fake: Float64Array;
  readonly d: Float32Array;
  /** Latents, ascending, and where G maps them; empty if latents have more numbers. */
  readonly z: readonly number[];
  readonly mapped: readonly number[];
}

/**
 * Figure 1 of Goodfellow et al. 2014, https://arxiv.org/abs/1406.2661: (a) a pair early in training, (b) after more updates of D,
 * (c) after updates of G, (d) the run as it is. The first three are trained again from the beginning of the run. Latents are
 * joined with their samples; of the present weights of G.
 */
export const panels: Figure = {
  help: 'figure 1 of the first GAN paper: densities of data and G, output of D, and how G maps latents; for numbers',
  panels: LETTERS.length,
  lacks: ({ dataset, run, generates, discriminates }) => {
    if (!run) return 'a run, not a config alone';
    if (!generates || !discriminates) return 'a game with a generator and a discriminator';
    const { shape } = dataset;
    return shape.length === 1 && shape[0] === 1
      ? undefined
      : `a run on numbers, got samples of shape [${shape}]`;
  },
  async draw(context, options) {
    const letters = lettersOf(options.panels ?? LETTERS);
    const x = axisOf(context);
    const shown = await states(context, options, letters, x);
    const real = densityOfData(context, x);
    const top = 1.12 * shown.reduce((most, { fake }) => Math.max(most, ...fake), Math.max(...real));
    const range = rangeOf(context, shown);
    const drawn = shown.map((panel, i) =>
      el(
        'g',
        { transform: `translate(${i * WIDTH} 0)` },
        ...drawPanel(panel, { x, real, top: Math.min(top, 2.2 * Math.max(...real)), range }),
      ),
    );
    const title = `Data, generator and discriminator of a run with seed ${context.config.seed}, panels ${letters}`;
    return svg(shown.length * WIDTH, 300, title, ...drawn, legend(context, range));
  },
};

/** Letters of panels: `a-d`, `ac`, `d`. Throws ConfigError. */
function lettersOf(asked: string): string {
  const [, from, to] = /^([a-d])-([a-d])$/.exec(asked) ?? [];
  const letters = from
    ? LETTERS.slice(LETTERS.indexOf(from), LETTERS.indexOf(to) + 1)
    : asked.replace(/,/g, '');
  if (/^[a-d]+$/.test(letters) && new Set(letters).size === letters.length) return letters;
  throw new ConfigError(`panels: expected letters from a to d such as a-d or ac, got "${asked}".`);
}

/** Positions along the line: a sixth of the data's range more on each side. */
function axisOf(context: FigureContext): Float64Array {
  const real = realValues(context, SAMPLES);
  const [low, high] = [real.reduce((a, b) => Math.min(a, b)), real.reduce((a, b) => Math.max(a, b))];
  const beside = (high - low) / 6 || 1;
  const [from, to] = [low - beside, high + beside];
  return Float64Array.from({ length: POINTS }, (_, i) => from + ((to - from) * i) / (POINTS - 1));
}

/** The density of the data: exact where it is known, else estimated. */
function densityOfData(context: FigureContext, x: Float64Array): Float64Array {
  const { scalar, dataset } = context;
  const { moments } = dataset;
  return moments
    ? normalDensity(moments.mean, moments.sd, x, scalar)
    : kernelDensity(realValues(context, SAMPLES), x, scalar);
}

/** The panels, in the order of their letters. */
async function states(
  context: FigureContext,
  { from }: FigureOptions,
  letters: string,
  x: Float64Array,
): Promise<Panel[]> {
  const run = context.run!;
  const found = new Map<string, Panel>();
  const keep = async (letter: string, caption: string, state: FigureRun) => {
    if (letters.includes(letter)) found.set(letter, await panelOf(context, state, x, { letter, caption }));
  };
  if (/[abc]/.test(letters)) {
    const first = from ?? Math.max(1, Math.round(run.step / 20));
    const early = await context.restart!();
    try {
      trainTo(early, first);
      await keep('a', `step ${early.step}`, early);
      for (let i = 0; i < UPDATES_OF_D && /[bc]/.test(letters); i++) early.update('D');
      await keep('b', `+ ${UPDATES_OF_D} updates of D`, early);
      for (let i = 0; i < UPDATES_OF_G && letters.includes('c'); i++) early.update('G');
      await keep('c', `+ ${UPDATES_OF_G} updates of G`, early);
    } finally {
      early.dispose();
    }
  }
  await keep('d', `step ${run.step}`, run);
  return [...letters].map((letter) => found.get(letter)!);
}

function trainTo(run: FigureRun, step: number): void {
  while (run.step < step)
    if (run.steps(step - run.step).diverged)
      throw new ConfigError(`panels: the run diverged at step ${run.step}.`);
}

async function panelOf(
  context: FigureContext,
  run: FigureRun,
  x: Float64Array,
  { letter, caption }: Pick<Panel, 'letter' | 'caption'>,
): Promise<Panel> {
  const fakes = await fakesOf(run, SAMPLES);
  const fake = kernelDensity(fakes.x, x, context.scalar);
  const d = await outputsOf(context, run, Float32Array.from(x));
  if (context.config.latentDim !== 1) return { letter, caption, fake, d, z: [], mapped: [] };
  const order = Array.from({ length: SAMPLES }, (_, i) => i).sort((i, k) => fakes.z[i] - fakes.z[k] || i - k);
  const picked = Array.from({ length: ARROWS }, (_, i) => order[Math.floor(((i + 0.5) * SAMPLES) / ARROWS)]);
  return {
    letter,
    caption,
    fake,
    d,
    z: picked.map((i) => fakes.z[i]),
    mapped: picked.map((i) => fakes.x[i]),
  };
}

/** The range of D's axis: of probabilities, or of what the panels show. */
function rangeOf({ logits }: FigureContext, shown: readonly Panel[]): readonly [number, number] {
  if (logits) return [0, 1];
  const values = shown.flatMap(({ d }) => [...d]);
  const [low, high] = [values.reduce((a, b) => Math.min(a, b)), values.reduce((a, b) => Math.max(a, b))];
  return high > low ? [low, high] : [low, low + 1];
}

interface Scale {
  readonly x: Float64Array;
  readonly real: Float64Array;
  /** The density at the top of the curves. */
  readonly top: number;
  readonly range: readonly [number, number];
}

function drawPanel(
  { letter, caption, fake, d, z, mapped }: Panel,
  { x, real, top, range: [low, high] }: Scale,
): string[] {
  const [left, right] = [14, WIDTH - 18];
  const px = (value: number) => left + ((value - x[0]) / (x[POINTS - 1] - x[0])) * (right - left);
  const along = (values: ArrayLike<number>, most: number, least = 0): Point[] =>
    Array.from(
      values,
      (value, i): Point => [
        px(x[i]),
        FLOOR - Math.min(1.05, (value - least) / (most - least)) * (FLOOR - 20),
      ],
    );
  const parts = [
    line(along(real, top), { colour: INK.data, dash: '1.5 3', width: 2 }),
    line(along(fake, top), { colour: INK.g, width: 2 }),
    line(along(d, high, low), { colour: INK.d, dash: '6 4' }),
    line(
      [
        [left, FLOOR],
        [right, FLOOR],
      ],
      { colour: INK.text, width: 1 },
    ),
    text([right + 6, FLOOR + 4], 'x'),
    ...ticks(x[0], x[POINTS - 1]).map((value) =>
      text([px(value), FLOOR - 4], tickText(value), { size: 7, colour: INK.soft, anchor: 'middle' }),
    ),
    text([WIDTH / 2, 292], `(${letter})  ${caption}`, { anchor: 'middle' }),
  ];
  if (z.length === 0) return parts;
  const reach = Math.max(z[z.length - 1] - z[0], 1e-6);
  const zx = (value: number) => left + 12 + ((value - z[0]) / reach) * (right - left - 24);
  return [
    ...parts,
    line(
      [
        [left, BOTTOM],
        [right, BOTTOM],
      ],
      { colour: INK.text, width: 1 },
    ),
    text([right + 6, BOTTOM + 4], 'z'),
    ...z.flatMap((value, i) =>
      arrow([zx(value), BOTTOM], [Math.min(right, Math.max(left, px(mapped[i]))), FLOOR + 2]),
    ),
  ];
}

/** An arrow upwards, its head in its direction. */
function arrow([x0, y0]: Point, [x1, y1]: Point): string[] {
  const [dx, dy] = [x1 - x0, y1 - y0];
  const length = Math.sqrt(dx * dx + dy * dy);
  const [ux, uy] = [(5 * dx) / length, (5 * dy) / length];
  const head: Point[] = [
    [x1 - ux - 0.4 * uy, y1 - uy + 0.4 * ux],
    [x1, y1],
    [x1 - ux + 0.4 * uy, y1 - uy - 0.4 * ux],
  ];
  return [
    line(
      [
        [x0, y0],
        [x1, y1],
      ],
      { colour: INK.soft, width: 0.6 },
    ),
    line(head, { colour: INK.soft, width: 0.6, fill: INK.soft }),
  ];
}

function legend({ logits }: FigureContext, [low, high]: readonly [number, number]): string {
  const ofD = logits
    ? 'D, from 0 to 1'
    : `D, from ${tickText(Math.round(low * 100) / 100)} to ${tickText(Math.round(high * 100) / 100)}`;
  const items: [string, string, string | undefined][] = [
    ['p data', INK.data, '1.5 3'],
    ['p G', INK.g, undefined],
    [ofD, INK.d, '6 4'],
  ];
  const at = [14, 82, 136];
  return items
    .map(([label, colour, dash], i) =>
      [
        line(
          [
            [at[i], 268],
            [at[i] + 20, 268],
          ],
          { colour, dash, width: 1.5 },
        ),
        text([at[i] + 24, 271], label, { size: 9 }),
      ].join(''),
    )
    .join('');
}
