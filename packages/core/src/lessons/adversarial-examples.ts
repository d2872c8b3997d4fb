import { digits } from '../datasets/digits.ts';
import { pictureRows } from '../figures/pictureRows.ts';
import { samplesIn } from '../inference/realSamples.ts';
import { argMax } from '../metrics/argMax.ts';
import { tiles } from '../pictures/imageGrid.ts';
import * as tf from '../tf.ts';
import {
  answers,
  descend,
  initialWeights,
  outputs,
  type Perceptron,
  tensorsOf,
  type Weights,
} from './perceptron.ts';
import type { Lesson, Room } from './types.ts';

const PIXELS = 784;
const LINEAR: Perceptron = { sizes: [PIXELS, 1], activation: 'linear' };
const NETWORK: Perceptron = { sizes: [PIXELS, 64, 10], activation: 'relu' };
const SMALL = 0.1; // a twentieth of the range of a pixel
const SIZES = [0, 0.05, 0.1, 0.2, 0.3];
const TRAINED = 1500;
const TESTED = 300;
const SHOWN = 10;

/** Many small changes that all point the same way. */
export const adversarialExamples: Lesson = {
  title: 'Adversarial examples',
  help: 'why can a change that nobody sees turn the answer of a classifier?',
  source: 'Goodfellow et al. 2015, https://arxiv.org/abs/1412.6572 sections 3 and 4',
  steps: [
    {
      text: `A linear classifier tells 3 from 8 by a weighted sum of ${PIXELS} pixels. Each pixel is changed by ${SMALL}, in the direction that lowers the sum: little each, but all changes add up, and the more pixels there are the more. The fall does not depend on the picture.`,
      formula: 'w (x - e sign w) = w x - e (|w1| + ... + |wn|) = w x - e n m, with m the mean of |w|',
      show: linear,
    },
    {
      text: 'A network with a hidden layer and ten classes: the gradient of its loss by the picture says in which direction each pixel has to go (fast gradient sign). Changes of random signs that are as large hardly matter: it is the direction that counts. D in a GAN is such a network, and its gradient by the picture is all that G is told.',
      formula: 'x + e sign(d loss / d x)',
      show: network,
    },
  ],
  task: {
    question: `By how much does the sum of the linear classifier fall if each of its ${PIXELS} pixels moves by ${SMALL} against it? The mean of |w| is in the first step.`,
    hint: 'e n m',
    expected: (numbers) => SMALL * PIXELS * numbers['mean of |w|'],
    measured: (numbers) => numbers['fall of the sum'],
    limit: 0.05,
  },
};

interface Pictures {
  readonly x: Float32Array;
  readonly labels: Int32Array;
}

/** Digits of the classes that are asked for, from a place of the set on. */
function picturesOf({ random }: Room, first: number, count: number, classes?: readonly number[]): Pictures {
  const set = digits.open(random);
  const places: number[] = [];
  for (let at = first; places.length < count; at += 500) {
    const block = Array.from({ length: 500 }, (_, i) => at + i);
    const { labels } = samplesIn(set, block);
    places.push(...block.filter((_, i) => !classes || classes.includes(labels[i])));
  }
  const { data, labels } = samplesIn(set, places.slice(0, count));
  return { x: data, labels };
}

/** One output per class, each asked whether it is this one. */
const lossOn = (
  network: Perceptron,
  { x, labels }: Pictures,
  of = (label: number, k: number) => (label === k ? 1 : 0),
) => {
  const size = network.sizes[network.sizes.length - 1];
  return (w: readonly tf.Tensor[], pixels: tf.Tensor = tf.tensor(x, [labels.length, PIXELS])): tf.Scalar => {
    const sums = outputs(network, w, pixels);
    const targets = Float32Array.from({ length: labels.length * size }, (_, i) =>
      of(labels[Math.floor(i / size)], i % size),
    );
    const each = tf.sub(tf.softplus(sums), tf.mul(tf.tensor(targets, [labels.length, size]), sums));
    return tf.mul(tf.mean(each), size);
  };
};

async function linear(room: Room) {
  const train = picturesOf(room, 0, 400, [3, 8]);
  const loss = lossOn(LINEAR, train, (label) => (label === 3 ? 1 : 0));
  const { weights } = await descend(
    room,
    LINEAR,
    [new Float32Array(PIXELS), new Float32Array(1)],
    (w) => loss(w),
    { steps: 40, rate: 0.005 },
  );
  const test = picturesOf(room, 100_000, 200, [3, 8]);
  const moved = test.x.map((value, i) => value - SMALL * Math.sign(weights[0][i % PIXELS]));
  const [before, after] = [test.x, moved].map((x) => answers(LINEAR, weights, x));
  const right = (sums: Float32Array) =>
    test.labels.filter((label, i) => sums[i] > 0 === (label === 3)).length / test.labels.length;
  const threes = Array.from(test.labels, (_, i) => i)
    .filter((i) => test.labels[i] === 3)
    .slice(0, SHOWN);
  const row = (x: Float32Array) => imagesOf(threes.map((i) => x.subarray(i * PIXELS, (i + 1) * PIXELS)));
  const pattern = weights[0].map(Math.sign);
  const figure = pictureRows('A linear classifier and a change of every pixel', [
    { caption: 'threes', image: row(test.x) },
    { caption: `each pixel moved by ${SMALL}: the sum falls`, image: row(moved) },
    { caption: 'the change, enlarged', image: imagesOf([pattern]) },
  ]);
  return {
    numbers: {
      'mean of |w|': weights[0].reduce((sum, value) => sum + Math.abs(value), 0) / PIXELS,
      'fall of the sum': before[0] - after[0],
      'right before, percent': 100 * right(before),
      'threes still right after, percent': 100 * threeShare(test.labels, after),
    },
    figures: { linear: figure },
  };
}

function threeShare(labels: Int32Array, sums: Float32Array): number {
  const threes = Array.from(labels, (_, i) => i).filter((i) => labels[i] === 3);
  return threes.filter((i) => sums[i] > 0).length / threes.length;
}

const imagesOf = (pictures: readonly Float32Array[]) => {
  const data = new Float32Array(pictures.length * PIXELS);
  for (const [i, picture] of pictures.entries()) data.set(picture, i * PIXELS);
  return tiles({ shape: [28, 28, 1], count: pictures.length, data }, pictures.length);
};

async function network(room: Room) {
  const train = picturesOf(room, 0, TRAINED);
  const loss = lossOn(NETWORK, train);
  const first = initialWeights(NETWORK, room.random);
  const { weights } = await descend(room, NETWORK, first, (w) => loss(w), { steps: 80, rate: 0.02 });
  const test = picturesOf(room, 100_000, TESTED);
  const signs = signsOf(weights, test);
  const noise = room.random.uniform(1050, 0, test.x.length).map((value) => (value < 0.5 ? -1 : 1));
  const moved = (direction: Float32Array, by: number) => test.x.map((value, i) => value + by * direction[i]);
  const right = (x: Float32Array) => {
    const found = argMax(answers(NETWORK, weights, x), 10);
    return (100 * found.filter((label, i) => label === test.labels[i]).length) / TESTED;
  };
  const numbers = Object.fromEntries(
    SIZES.flatMap((by) => [
      [`right, gradient sign ${by}, percent`, right(moved(signs, by))],
      ...(by === 0 ? [] : [[`right, random signs ${by}, percent`, right(moved(noise, by))]]),
    ]),
  );
  const row = (x: Float32Array) => ({
    image: imagesOf(Array.from({ length: SHOWN }, (_, i) => x.subarray(i * PIXELS, (i + 1) * PIXELS))),
    names: [...argMax(answers(NETWORK, weights, x.subarray(0, SHOWN * PIXELS)), 10)].join(', '),
  });
  const rows = [
    ['as they are', row(test.x)],
    [`gradient sign, ${SIZES[2]}`, row(moved(signs, SIZES[2]))],
    [`random signs, ${SIZES[2]}`, row(moved(noise, SIZES[2]))],
  ] as const;
  const figure = pictureRows(
    'Pictures and what the network says of them',
    rows.map(([name, { image, names }]) => ({ caption: `${name}; the network says ${names}`, image })),
  );
  return { numbers, figures: { network: figure } };
}

/** The sign of the gradient of the loss by each pixel. */
function signsOf(weights: Weights, pictures: Pictures): Float32Array {
  const loss = lossOn(NETWORK, pictures);
  return tf.tidy(() => {
    const tensors = tensorsOf(NETWORK, weights);
    const slope = tf.grad((x: tf.Tensor) => loss(tensors, x));
    return (slope(tf.tensor(pictures.x, [pictures.labels.length, PIXELS])).dataSync() as Float32Array).map(
      Math.sign,
    );
  });
}
