import { fakesOf, kernelDensity, normalDensity } from '../figures/density.ts';
import type { Plot } from '../figures/plotContent.ts';
import { plots } from '../figures/plots.ts';
import { INK, type Point } from '../figures/svg.ts';
import type { Run } from '../training/run.ts';
import type { Lesson, LessonConfig, Room } from './types.ts';

const CONFIG: LessonConfig = {
  preset: 'gauss1d',
  changes: { penalty: 'none', learningRateD: 3e-3, batchSize: 512 },
};
const EARLY = 100;
const UPDATES = [0, 30, 100, 300, 1000];
const LAST = UPDATES[UPDATES.length - 1];
const SAMPLES = 6000;
const X = Float64Array.from({ length: 201 }, (_, i) => -2 + i / 20);
const RATIO = 2;

/** D comes to p / (p + q), so that its logit is the logarithm of a density ratio. */
export const optimalDiscriminator: Lesson = {
  title: 'D until convergence, and the density ratio',
  help: 'what does D become if G waits for it?',
  source:
    'Goodfellow et al. 2014, https://arxiv.org/abs/1406.2661 proposition 1; Sugiyama et al. 2012, "Density ratio estimation in machine learning"',
  steps: [
    {
      text: `After ${EARLY} steps G is left as it is, and D alone is trained. Its distance to the best D there is for these densities falls: |D - D*|, averaged where data or fakes are. p is the known density of the data, q is estimated from ${SAMPLES} samples of G by a kernel.`,
      formula: 'D*(x) = p(x) / (p(x) + q(x))',
      config: CONFIG,
      show: converge,
    },
    {
      text: 'So D estimates a density ratio without estimating a density: its logit is log p - log q. Samples of G that are weighted by the ratio become samples of the data: here their weighted mean is compared with the mean of the data.',
      formula: 'D / (1 - D) = p / q\nE_q[x p(x) / q(x)] = E_p[x]',
      config: CONFIG,
      show: ratios,
    },
  ],
  task: {
    question: `At a point where the data are ${RATIO} times as dense as the fakes: what does D say after its last update?`,
    hint: 'D* = p / (p + q) with p = 2 q',
    expected: () => RATIO / (RATIO + 1),
    measured: (numbers) => numbers[`D where p = ${RATIO} q`],
    limit: 0.1,
  },
};

interface Densities {
  readonly p: Float64Array;
  readonly q: Float64Array;
}

async function densitiesOf({ scalar }: Room, run: Run): Promise<Densities> {
  const { mean, sd } = run.dataset.moments!;
  const { x } = await fakesOf(run, SAMPLES);
  return { p: normalDensity(mean, sd, X, scalar), q: kernelDensity(x, X, scalar) };
}

const outputsAt = async (run: Run, x: Float32Array): Promise<Float32Array> =>
  (await run.discriminate({ shape: [1], count: x.length, data: x })).logits;

async function converge(room: Room) {
  const run = await room.run(CONFIG);
  await room.train(run, EARLY);
  const densities = await densitiesOf(room, run);
  const now = async () => room.scalar.sigmoid(await outputsAt(run, Float32Array.from(X)));
  const best = densities.p.map((value, i) => value / (value + densities.q[i]));
  const distances: Point[] = [];
  const before = await now();
  for (const [i, updates] of UPDATES.entries()) {
    await room.update(run, 'D', updates - (UPDATES[i - 1] ?? 0));
    distances.push([updates, distanceTo(best, await now(), densities)]);
  }
  const highest = distances.reduce((most, [, y]) => Math.max(most, y), 0);
  const figure = plots('D while it converges', [
    curvesOf('before: densities are drawn twice as high', { ...densities, best, d: before }),
    curvesOf(`after ${LAST} updates of D`, { ...densities, best, d: await now() }),
    {
      title: 'mean |D - D*|',
      x: { label: 'updates of D', range: [0, LAST] },
      y: { label: 'distance', range: [0, 1.1 * highest] },
      lines: [{ colour: INK.d, points: distances }],
      dots: [{ colour: INK.text, points: distances, size: 4 }],
    },
  ]);
  const numbers = {
    'mean |D - D*|, before': distances[0][1],
    'mean |D - D*|, after': distances[distances.length - 1][1],
  };
  return { numbers, figures: { convergence: figure } };
}

/** Both densities, D and the best D. */
function curvesOf(title: string, all: Densities & { best: Float64Array; d: Float32Array }): Plot {
  const curve = (values: ArrayLike<number>, factor = 1): Point[] =>
    Array.from(X, (x, i): Point => [x, Math.min(1.04, factor * values[i])]);
  return {
    title,
    x: { label: 'x', range: [-2, 8] },
    y: { label: 'D', range: [0, 1.05] },
    lines: [
      { label: 'p, data', colour: INK.data, dash: '1.5 3', points: curve(all.p, 2) },
      { label: 'q, G', colour: INK.g, points: curve(all.q, 2) },
      { label: 'D', colour: INK.d, points: curve(all.d) },
      { label: 'D*', colour: '#b45309', dash: '6 4', points: curve(all.best) },
    ],
  };
}

/** The mean distance of two curves where data or fakes are. */
function distanceTo(best: Float64Array, d: Float32Array, { p, q }: Densities): number {
  let [sum, mass] = [0, 0];
  for (let i = 0; i < best.length; i++) {
    sum += Math.abs(best[i] - d[i]) * (p[i] + q[i]);
    mass += p[i] + q[i];
  }
  return sum / mass;
}

async function ratios(room: Room) {
  const run = await room.run(CONFIG);
  const { p, q } = await densitiesOf(room, run);
  const logits = await outputsAt(run, Float32Array.from(X));
  const known = (i: number) => p[i] > 0.01 && q[i] > 0.01;
  const ratio = room.scalar.log(Float32Array.from(p, (value, i) => value / q[i]));
  const wanted = room.scalar.log(RATIO);
  const crossing = Array.from(X, (_, i) => i).find(
    (i) => known(i) && known(i + 1) && (ratio[i] - wanted) * (ratio[i + 1] - wanted) <= 0,
  );
  const pick = (values: ArrayLike<number>): Point[] =>
    Array.from(X, (x, i): Point => [x, known(i) ? values[i] : Number.NaN]);
  const content = {
    title: 'where both are dense enough to know the ratio',
    x: { label: 'x', range: [-2, 8] },
    y: { label: 'log ratio', range: [-5, 5] },
    lines: [
      { label: 'logit of D', colour: INK.d, points: pick(logits) },
      { label: 'log p - log q', colour: '#b45309', dash: '6 4', points: pick(ratio) },
    ],
  } as const;
  const title = 'The logit of D and the logarithm of the density ratio';
  return {
    numbers: {
      ...(await means(room, run)),
      [`D where p = ${RATIO} q`]: crossing === undefined ? Number.NaN : room.scalar.sigmoid(logits[crossing]),
    },
    figures: { ratio: plots(title, [content], { width: 480 }) },
  };
}

/** The mean of the data and that of the fakes, as they are and weighted. */
async function means({ scalar }: Room, run: Run) {
  const { x } = await fakesOf(run, SAMPLES);
  const weights = scalar.exp(await outputsAt(run, x));
  const total = weights.reduce((sum, value) => sum + value, 0);
  return {
    'mean of the data': run.dataset.moments!.mean,
    'mean of the fakes': x.reduce((sum, value) => sum + value, 0) / x.length,
    'mean of the fakes, weighted by D / (1 - D)':
      x.reduce((sum, value, i) => sum + value * weights[i], 0) / total,
  };
}
