import { ConfigError } from '../errors.ts';
import { fakesOf, kernelDensity, normalDensity, outputsOf, realValues } from './density.ts';
import { drawPanel, HEIGHT, legend, type Panel, WIDTH } from './drawPanel.ts';
import { el, svg } from './svg.ts';
import type { Figure, FigureContext, FigureOptions, FigureRun } from './types.ts';

const POINTS = 181; // of a curve
const SAMPLES = 2000;
const ARROWS = 25;
const UPDATES_OF_D = 200; // until D is near its optimum
const UPDATES_OF_G = 20;
const LETTERS = 'abcd';

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
    return svg(shown.length * WIDTH, HEIGHT, title, ...drawn, legend(context.logits, range));
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
