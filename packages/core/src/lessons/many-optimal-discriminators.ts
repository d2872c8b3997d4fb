import { plots } from '../figures/plots.ts';
import { INK, type Point } from '../figures/svg.ts';
import * as tf from '../tf.ts';
import { answers, descend, initialWeights, outputs, type Perceptron, type Weights } from './perceptron.ts';
import type { Lesson, Room } from './types.ts';

const NETWORK: Perceptron = { sizes: [1, 64, 1], activation: 'tanh' };
const COUNT = 4;
const STREAM = 1010; // where their bends are
const STEPS = 800;
const COLOURS = [INK.d, '#b45309', '#7c3aed', '#be123c'];
const X = Float32Array.from({ length: 241 }, (_, i) => -6 + i / 20);
/** Where the data are, and where the fakes are. */
const [DATA, FAKES] = [
  [-2, -1],
  [1, 2],
] as const;

/** Discriminators that differ by their first weights alone, all of them as good as can be. */
export const manyOptimalDiscriminators: Lesson = {
  title: 'Many optimal discriminators',
  help: 'which D is the optimal one if the samples of G and the data do not overlap?',
  source:
    'F. Huszár 2016, "An alternative update rule for generative adversarial networks"; Arjovsky and Bottou 2017, https://arxiv.org/abs/1701.04862 theorem 2.1',
  steps: [
    {
      text: `The data are uniform on [${DATA}], the samples of G on [${FAKES}]. ${COUNT} discriminators with other first weights are trained until they are sure. Each is optimal: none can be better. Between the two and beside them they say what they like, since nothing was asked there.`,
      formula: 'any D with D = 1 on the data and D = 0 on the fakes has the loss 0',
      show: train,
    },
    {
      text: 'G learns from the slope of D at its samples. All optimal D are level there, each in its way, so that the slope says nothing: the better D, the less there is to learn. What helps in practice is that D is not optimal, is smooth, or is held back by a penalty or by noise.',
      formula: 'd D / d x at the fakes',
      show: slopes,
    },
  ],
  task: {
    question: 'What is the slope of an optimal D at the fakes?',
    hint: 'D is 0 on all of the interval',
    expected: () => 0,
    measured: (numbers) => numbers['steepest slope at the fakes'],
    limit: 0.02,
  },
};

type Trained = { weights: Weights; losses: number[] }[];

const trained = (room: Room): Promise<Trained> => room.once('discriminators', () => trainAll(room));

async function trainAll(room: Room): Promise<Trained> {
  const spread = (from: number, to: number) =>
    tf.tensor2d(
      Array.from({ length: 32 }, (_, i) => from + ((to - from) * i) / 31),
      [32, 1],
    );
  const loss = (w: readonly tf.Tensor[]): tf.Scalar =>
    tf.add(
      tf.mean(tf.softplus(tf.neg(outputs(NETWORK, w, spread(...DATA))))),
      tf.mean(tf.softplus(outputs(NETWORK, w, spread(...FAKES)))),
    );
  const found = [];
  for (let variant = 0; variant < COUNT; variant++) {
    const first = withKinks(room, variant);
    found.push(await descend(room, NETWORK, first, loss, { steps: STEPS, rate: 0.01 }));
  }
  return found;
}

/** First weights whose bends are anywhere between -6 and 6, so that there is something to differ by. */
function withKinks({ random }: Room, variant: number): Weights {
  const [steep, , ...rest] = initialWeights(NETWORK, random, variant);
  const slopes = steep.map((value) => 8 * value);
  const at = random.symmetric(STREAM, variant, slopes.length);
  return [
    slopes,
    slopes.map((slope, i) => -6 * at[i] * slope),
    ...rest.map((values) => values.map((value) => 12 * value)),
  ];
}

const inside = (x: number): boolean => (x >= DATA[0] && x <= DATA[1]) || (x >= FAKES[0] && x <= FAKES[1]);

const rangeAt = (curves: readonly Float32Array[], i: number): number => {
  const values = curves.map((curve) => curve[i]);
  return Math.max(...values) - Math.min(...values);
};

async function train(room: Room) {
  const found = await trained(room);
  const curves = found.map(({ weights }) => room.scalar.sigmoid(answers(NETWORK, weights, X)));
  const widest = (where: (x: number) => boolean) =>
    Array.from(X, (x, i) => (where(x) ? rangeAt(curves, i) : 0)).reduce((a, b) => Math.max(a, b));
  const figure = plots(
    `${COUNT} optimal discriminators`,
    [
      {
        title: `${COUNT} discriminators; data and fakes on the axis`,
        x: { label: 'x', range: [-6, 6] },
        y: { label: 'D', range: [-0.05, 1.05] },
        lines: [
          ...curves.map((curve, k) => ({
            colour: COLOURS[k],
            points: Array.from(X, (x, i): Point => [x, curve[i]]),
          })),
          { label: 'data', colour: INK.data, width: 5, points: DATA.map((x): Point => [x, 0]) },
          { label: 'fakes', colour: INK.g, width: 5, points: FAKES.map((x): Point => [x, 0]) },
        ],
      },
    ],
    { width: 520 },
  );
  return {
    numbers: {
      'largest loss of the four': found.reduce((most, { losses }) => Math.max(most, losses[STEPS - 1]), 0),
      'they differ by, on data and fakes': widest(inside),
      'they differ by, elsewhere': widest((x) => !inside(x)),
    },
    figures: { discriminators: figure },
  };
}

async function slopes(room: Room) {
  const found = await trained(room);
  const curves = found.map(({ weights }) => room.scalar.sigmoid(answers(NETWORK, weights, X)));
  const slope = (curve: Float32Array): Point[] =>
    Array.from(
      { length: X.length - 2 },
      (_, i): Point => [X[i + 1], (curve[i + 2] - curve[i]) / (X[i + 2] - X[i])],
    );
  const all = curves.map(slope);
  const steepest = all
    .flat()
    .filter(([x]) => x >= FAKES[0] && x <= FAKES[1])
    .reduce((most, [, value]) => Math.max(most, Math.abs(value)), 0);
  const figure = plots(
    'Slopes of the discriminators',
    [
      {
        title: 'slope of D',
        x: { label: 'x', range: [-6, 6] },
        y: { label: 'd D / d x', range: [-2, 1] },
        lines: [
          ...all.map((points, k) => ({ colour: COLOURS[k], points })),
          { label: 'fakes', colour: INK.g, width: 5, points: FAKES.map((x): Point => [x, 0]) },
        ],
      },
    ],
    { width: 520 },
  );
  return { numbers: { 'steepest slope at the fakes': steepest }, figures: { slopes: figure } };
}
