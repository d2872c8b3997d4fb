import { plots } from '../figures/plots.ts';
import { INK, type Point } from '../figures/svg.ts';
import * as tf from '../tf.ts';
import { answers, descend, type Perceptron, type Weights } from './perceptron.ts';
import type { Lesson, Room } from './types.ts';

const LOGISTIC: Perceptron = { sizes: [2, 1], activation: 'linear' };
const STREAM = 1040;
/** Mean of class 1; class 0 is at the origin, both with deviation 1. */
const MEAN = [1.6, 1.2] as const; // 2 apart
const TEST = 20_000;
const SIZES = [4, 8, 16, 32, 128, 512];
const TRIALS = 20;
const CLASSES = [INK.d, '#b45309'];
/** The share of a normal distribution beyond one deviation. */
const BEST = 0.15865525393145707;

/** Two ways to a boundary: draw it, or know each side. */
export const generativeOrDiscriminative: Lesson = {
  title: 'Generative and discriminative',
  help: 'what is the difference between learning a boundary and learning what each class looks like?',
  source:
    'Ng and Jordan 2001, "On discriminative vs. generative classifiers", section 2; Bishop 2006, section 4.2',
  steps: [
    {
      text: 'Two classes, each normal with deviation 1 in both directions, 2 apart. A discriminative model learns p(y | x) alone: logistic regression moves a straight line until it parts the classes. A generative one learns p(x | y), the mean of each class and how they spread; by the rule of Bayes it is a classifier too, and its line is nearly the same.',
      formula:
        'p(y = 1 | x) = sigmoid(w x + b)\np(y = 1 | x) = p(x | 1) / (p(x | 0) + p(x | 1)), classes alike in number',
      config: { preset: 'ring8', changes: { game: 'classifier' } },
      show: boundaries,
    },
    {
      text: 'Only the generative model can be asked for new points of a class. Where its assumption holds it also needs fewer examples, since it has less to find out; the boundary alone is as good in the end, and better where the assumption is wrong.',
      formula: 'error on new points by the number of examples',
      config: { preset: 'ring8', changes: { conditional: true } },
      show: curves,
    },
  ],
  task: {
    question:
      'The classes are 2 deviations apart. How many percent of new points does the best of all boundaries put on the wrong side?',
    hint: 'a point is wrong if it is more than 1 deviation from its mean towards the other; within one deviation on both sides are 68.3 %',
    expected: () => 100 * BEST,
    measured: (numbers) => numbers['error of class-conditional Gaussians, percent'],
    limit: 1.5,
  },
};

interface Points {
  readonly x: Float32Array;
  readonly y: Float32Array;
}

/** Points, of both classes in turn. */
function pointsOf({ random }: Room, count: number, draw: number): Points {
  const x = random.normal(STREAM, draw, 2 * count);
  const y = Float32Array.from({ length: count }, (_, i) => i % 2);
  return { x: x.map((value, i) => value + y[i >> 1] * MEAN[i % 2]), y };
}

/** Logistic regression with a small penalty of its weights, without which few points that can be parted have no best line. */
async function logistic(room: Room, { x, y }: Points): Promise<Weights> {
  const loss = (w: readonly tf.Tensor[]): tf.Scalar => {
    const sum = tf.add(tf.matMul(tf.tensor2d(x, [y.length, 2]), w[0] as tf.Tensor2D), w[1]);
    const error = tf.sub(tf.softplus(sum), tf.mul(tf.tensor2d(y, [y.length, 1]), sum));
    return tf.add(tf.mean(error), tf.mul(1e-4, tf.sum(tf.square(w[0]))));
  };
  const start = [new Float32Array(2), new Float32Array(1)];
  return (await descend(room, LOGISTIC, start, loss, { steps: 100, rate: 0.5 })).weights;
}

/** The line between two Gaussians of one width, from means and the mean variance. */
function gaussians({ x, y }: Points): Weights {
  const half = y.length / 2;
  const meanOf = (label: number, axis: number) =>
    y.reduce((sum, value, i) => sum + (value === label ? x[2 * i + axis] : 0), 0) / half;
  const [zero, one] = [0, 1].map((label) => [0, 1].map((axis) => meanOf(label, axis)));
  const squares = x.reduce((sum, value, i) => {
    const away = value - (y[i >> 1] === 1 ? one : zero)[i % 2];
    return sum + away * away;
  }, 0);
  const variance = Math.max(1e-6, squares / (2 * Math.max(1, y.length - 2)));
  const weight = [0, 1].map((axis) => (one[axis] - zero[axis]) / variance);
  const bias = [0, 1].reduce((sum, axis) => sum - (weight[axis] * (one[axis] + zero[axis])) / 2, 0);
  return [Float32Array.from(weight), Float32Array.of(bias)];
}

function errorOf(weights: Weights, { x, y }: Points): number {
  const found = answers(LOGISTIC, weights, x);
  return (100 * y.reduce((sum, label, i) => sum + (found[i] > 0 === label > 0.5 ? 0 : 1), 0)) / y.length;
}

async function boundaries(room: Room) {
  const [train, test] = [pointsOf(room, 400, 0), pointsOf(room, TEST, 1)];
  const found = {
    'logistic regression': await logistic(room, train),
    'class-conditional Gaussians': gaussians(train),
  };
  const line = ([w, b]: Weights): Point[] => [-4, 6].map((x): Point => [x, -(w[0] * x + b[0]) / w[1]]);
  const inBox = (points: readonly Point[]): Point[] => cut(points[0], points[1]);
  const dots = [0, 1].map((label) => ({
    label: `class ${label}`,
    colour: CLASSES[label],
    points: Array.from({ length: 400 }, (_, i): Point => [train.x[2 * i], train.x[2 * i + 1]]).filter(
      (_, i) => i % 2 === label,
    ),
  }));
  const content = {
    title: '400 examples and both boundaries',
    x: { label: '', range: [-4, 6] },
    y: { label: '', range: [-4, 6] },
    dots,
    lines: Object.entries(found).map(([label, weights], k) => ({
      label,
      colour: [INK.text, INK.g][k],
      dash: ['', '6 4'][k] || undefined,
      points: inBox(line(weights)),
    })),
  } as const;
  const errors = Object.entries(found).map(
    ([name, weights]) => [`error of ${name}, percent`, errorOf(weights, test)] as const,
  );
  return {
    numbers: Object.fromEntries(errors),
    figures: { boundaries: plots('Two boundaries', [content], { width: 460, height: 460 }) },
  };
}

/** The part of a straight line between heights -4 and 6. */
function cut([x0, y0]: Point, [x1, y1]: Point): Point[] {
  const at = (y: number): Point => [x0 + ((x1 - x0) * (y - y0)) / (y1 - y0), y];
  const clamp = (point: Point): Point => (point[1] < -4 ? at(-4) : point[1] > 6 ? at(6) : point);
  return [clamp([x0, y0]), clamp([x1, y1])];
}

async function curves(room: Room) {
  const test = pointsOf(room, TEST, 1);
  const found: [Point[], Point[]] = [[], []];
  for (const [k, size] of SIZES.entries()) {
    let [drawn, known] = [0, 0];
    for (let trial = 0; trial < TRIALS; trial++) {
      const train = pointsOf(room, size, 10 + k * TRIALS + trial);
      drawn += errorOf(await logistic(room, train), test) / TRIALS;
      known += errorOf(gaussians(train), test) / TRIALS;
    }
    found[0].push([k, drawn]);
    found[1].push([k, known]);
  }
  const content = {
    title: `mean error of ${TRIALS} trainings, percent`,
    x: {
      label: 'examples',
      range: [0, SIZES.length - 1],
      names: SIZES.map((size, k) => [k, String(size)] as const),
    },
    y: { label: 'error, percent', range: [14, Math.ceil(Math.max(found[0][0][1], found[1][0][1]))] },
    lines: [
      { label: 'logistic regression', colour: INK.text, points: found[0] },
      { label: 'class-conditional Gaussians', colour: INK.g, points: found[1] },
    ],
    levels: [{ value: 100 * BEST, label: 'the best there is' }],
  } as const;
  return {
    numbers: {
      'error with 16 examples, logistic regression': found[0][2][1],
      'error with 16 examples, Gaussians': found[1][2][1],
    },
    figures: { curves: plots('Errors by the number of examples', [content], { width: 480 }) },
  };
}
