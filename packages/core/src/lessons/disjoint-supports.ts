import { plots } from '../figures/plots.ts';
import { INK, type Point } from '../figures/svg.ts';
import type { Lesson, Room } from './types.ts';

const CELLS = 1200;
const [LOW, HIGH] = [-4, 8];
const APART = Array.from({ length: 41 }, (_, i) => i / 10);
const NOISE = 0.5;
const FAR = 3;
const WASSERSTEIN = '#b45309';

/** The Jensen-Shannon divergence does not say how far apart things are that do not touch; a Wasserstein distance does, and so does noise. */
export const disjointSupports: Lesson = {
  title: 'Distributions that do not overlap',
  help: 'what does the Jensen-Shannon divergence tell G while its samples and the data do not overlap?',
  source:
    'Arjovsky et al. 2017, https://arxiv.org/abs/1701.07875 example 1; Arjovsky and Bottou 2017, https://arxiv.org/abs/1701.04862 section 2.1',
  steps: [
    {
      text: 'The data are uniform on [0, 1], the samples of G on [t, t + 1]. While they overlap, the divergence grows with the distance t. From t = 1 on it stays what it is, however far apart they are: its slope is 0, and G cannot learn from it. The Wasserstein distance, the least way that mass has to be moved, goes on growing.',
      formula: 'JS = KL(p || m) / 2 + KL(q || m) / 2 with m = (p + q) / 2, in bits\nW1 = t',
      show: (room) => distances(room, 0, 'without noise', 'apart'),
    },
    {
      text: `Noise is a cure: normal noise of deviation ${NOISE} is added to data and samples. Then the two overlap everywhere, and the divergence has a slope again. In a training this is the setting instanceNoise.`,
      formula: 'JS(p * N(0, s^2), q * N(0, s^2))',
      config: { preset: 'gauss1d', changes: { instanceNoise: NOISE } },
      show: (room) => distances(room, NOISE, 'with noise', 'noise'),
    },
  ],
  task: {
    question: `What is the divergence, in bits, between uniform distributions on [0, 1] and on [${FAR}, ${FAR + 1}]?`,
    hint: 'where one density is 0, m is half of the other: each KL is the logarithm of 2',
    expected: () => 1,
    measured: (numbers) => numbers[`JS at t = ${FAR}, without noise`],
    limit: 0.01,
  },
};

function distances({ scalar }: Room, sd: number, name: string, file: string) {
  const data = massesOf(0, sd, scalar);
  const js = APART.map((t) => jensenShannon(data, massesOf(t, sd, scalar), scalar));
  const at = (t: number) => js[APART.indexOf(t)];
  const beside = massesOf(FAR, sd, scalar);
  const width = (HIGH - LOW) / CELLS;
  const density = (masses: Float64Array): Point[] =>
    Array.from(masses, (mass, i): Point => [LOW + (i + 0.5) * width, mass / width]);
  const figure = plots(`Two distributions and their distances, ${name}`, [
    {
      title: `densities at t = ${FAR}`,
      x: { label: 'x', range: [-2, 6] },
      y: { label: 'density', range: [0, 1.1] },
      lines: [
        { label: 'data', colour: INK.data, points: density(data) },
        { label: 'G', colour: INK.g, points: density(beside) },
      ],
    },
    {
      title: `distances, ${name}`,
      x: { label: 't, how far apart', range: [0, 4] },
      y: { label: 'bits; units of x', range: [0, 4] },
      lines: [
        { label: 'Jensen-Shannon', colour: INK.d, points: APART.map((t, i): Point => [t, js[i]]) },
        { label: 'Wasserstein', colour: WASSERSTEIN, points: APART.map((t): Point => [t, t]) },
      ],
    },
  ]);
  return {
    numbers: {
      [`JS at t = 0.5, ${name}`]: at(0.5),
      [`JS at t = ${FAR}, ${name}`]: at(FAR),
      [`W1 at t = ${FAR}, ${name}`]: wasserstein(data, beside, width),
      [`slope of JS at t = 1.5, ${name}`]: (at(1.6) - at(1.4)) / 0.2,
    },
    figures: { [file]: figure },
  };
}

/** The mass in each cell of a uniform distribution on [t, t + 1] with normal noise of deviation `sd`. */
function massesOf(t: number, sd: number, scalar: Room['scalar']): Float64Array {
  // The distribution function is the mean of the normal one over the interval; its integral has a closed form.
  const integral = (x: number): number => {
    if (sd === 0) return Math.max(0, x);
    const u = x / sd;
    const normal = (1 + scalar.erf(u / Math.SQRT2)) / 2;
    return sd * (u * normal + scalar.exp((-u * u) / 2) / 2.5066282746310002);
  };
  const below = (x: number) => integral(x - t) - integral(x - t - 1);
  const edges = Array.from({ length: CELLS + 1 }, (_, i) => below(LOW + ((HIGH - LOW) * i) / CELLS));
  return Float64Array.from({ length: CELLS }, (_, i) => Math.max(0, edges[i + 1] - edges[i]));
}

function jensenShannon(p: Float64Array, q: Float64Array, { log }: Room['scalar']): number {
  const ratio = (a: Float64Array, b: Float64Array) =>
    log(Float32Array.from(a, (value, i) => (value > 0 ? (2 * value) / (value + b[i]) : 1)));
  const [left, right] = [ratio(p, q), ratio(q, p)];
  let sum = 0;
  for (let i = 0; i < p.length; i++) sum += p[i] * left[i] + q[i] * right[i];
  return sum / 2 / Math.LN2;
}

/** The integral of the difference of the distribution functions. */
function wasserstein(p: Float64Array, q: Float64Array, width: number): number {
  let [between, sum] = [0, 0];
  for (let i = 0; i < p.length; i++) {
    between += p[i] - q[i];
    sum += Math.abs(between) * width;
  }
  return sum;
}
