import { plots } from '../figures/plots.ts';
import { INK, type Point } from '../figures/svg.ts';
import type { LoggedShares } from '../figures/types.ts';
import { entropyOf } from '../inference/sharesOf.ts';
import { nearestModes } from '../metrics/assign.ts';
import type { Lesson, LessonConfig, Room } from './types.ts';

const EVERY = 25;
const END = 400;
const COUNT = 400;
const MODES = 8;

/** G is updated eight times against each D: what it then does is to run to where that D is highest. */
const configOf = (changes: LessonConfig['changes']): LessonConfig => ({
  preset: 'ring8',
  changes: { penalty: 'none', width: 64, batchSize: 128, generatorSteps: 8, ...changes },
});

const METHODS: Readonly<Record<string, LessonConfig>> = {
  plain: configOf({}),
  unrolled: configOf({ unroll: 3 }),
  packed: configOf({ pack: 4 }),
};
const COLOURS = ['#be123c', '#b45309', INK.g];

/** One mode after another, and two cures. */
export const collapse: Lesson = {
  title: 'Mode collapse: first 6, then 8, then 3',
  help: 'why does G make one kind of sample after another, and what stops it?',
  source:
    'Metz et al. 2017, https://arxiv.org/abs/1611.02163 sections 1 and 3.1; Lin et al. 2018, https://arxiv.org/abs/1712.04086; Dhandhania and Delijani, "Challenges"',
  steps: [
    {
      text: `Data are eight clusters on a circle. G is updated eight times against each D. What G then finds is the place where this D is highest: all samples go there. D learns that they are fakes, the highest place is elsewhere, and G goes there. The figure shows the share of samples near each cluster over the steps: bands that come and go.`,
      formula:
        'min over G of max over D, but played as max over D of min over G: the best G against one D is a single point',
      config: METHODS.plain,
      show: (room) => share(room, 'plain'),
    },
    {
      text: 'A cure: G looks ahead. Its loss is taken against D after three more updates, and the gradient goes back through them, so that it pays no more to run to where D is highest now.',
      formula: 'loss of G at D + updates of D (unroll 3)',
      config: METHODS.unrolled,
      show: (room) => share(room, 'unrolled'),
    },
    {
      text: 'Another cure: D looks at four samples at once. Four fakes that are alike give themselves away, so that G must vary them as the data vary.',
      formula: 'D(x1, x2, x3, x4) instead of D(x) (pack 4)',
      config: METHODS.packed,
      show: (room) => share(room, 'packed'),
    },
    {
      text: 'All three beside each other: the number of clusters in effect, that is the number of equally large shares that have the same entropy.',
      formula: 'exp(-sum of s log s) over the shares s',
      show: together,
    },
  ],
  task: {
    question: `D reads four samples at once. How many of the ${MODES} clusters does G have in effect, over the last 100 steps?`,
    hint: 'the data have all of them, equally often',
    expected: () => MODES,
    measured: (numbers) => numbers['clusters in effect at the end, packed'],
    limit: 1.2,
  },
};

/** Trains by a method; the shares of the clusters on the way. */
function sharesOf(room: Room, method: string): Promise<LoggedShares[]> {
  return room.once(method, async () => {
    const run = await room.run(METHODS[method]);
    const found: LoggedShares[] = [];
    const z = await run.latents(Array.from({ length: COUNT }, (_, i) => i));
    for (let step = 0; step <= END; step += EVERY) {
      await room.train(run, step);
      const nearest = nearestModes(await run.sample(z, undefined, 'current'), run.dataset.modes!);
      const shares = Array.from(
        { length: MODES },
        (_, k) => nearest.filter((mode) => mode === k).length / COUNT,
      );
      found.push({ step, shares });
    }
    return found;
  });
}

/** How many equally large shares have the same entropy. */
function inEffect({ scalar }: Room, { shares }: LoggedShares): number {
  return scalar.exp(entropyOf(shares, scalar.log));
}

async function share(room: Room, method: string) {
  const found = await sharesOf(room, method);
  const numbers = found.slice(1).map((one) => inEffect(room, one));
  const last = numbers.slice(-100 / EVERY);
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  return {
    numbers: {
      [`clusters in effect on the way, ${method}`]: mean(numbers),
      [`clusters in effect at the end, ${method}`]: mean(last),
    },
    figures: { [method]: await room.figure(await room.run(METHODS[method]), 'shares', { shares: found }) },
  };
}

async function together(room: Room) {
  const lines = [];
  for (const [k, method] of Object.keys(METHODS).entries()) {
    const found = await sharesOf(room, method);
    const points = found.map((one): Point => [one.step, inEffect(room, one)]);
    lines.push({ label: method, colour: COLOURS[k], points });
  }
  const content = {
    title: 'clusters in effect',
    x: { label: 'step', range: [0, END] },
    y: { label: `of ${MODES}`, range: [0, MODES + 0.5] },
    lines,
    levels: [{ value: MODES, label: 'the data' }],
  } as const;
  return {
    numbers: {},
    figures: { methods: plots('Clusters in effect by method', [content], { width: 480 }) },
  };
}
