import { plots } from '../figures/plots.ts';
import { INK, type Point } from '../figures/svg.ts';
import * as tf from '../tf.ts';
import {
  answers,
  descend,
  gradients,
  initialWeights,
  outputs,
  type Perceptron,
  type Weights,
} from './perceptron.ts';
import type { Lesson, Room } from './types.ts';

const NETWORK: Perceptron = { sizes: [1, 16, 1], activation: 'tanh' };
const STEPS = 600;
const [X, WEIGHT, BIAS, TARGET] = [2, 0.5, -1, 1]; // the neuron of the first step: its sum is 0
const NUDGE = 1e-3;
const SAMPLES = 64;

/** From a weighted sum to a trained network, on the kernels of every other training here. */
export const neuralNetwork: Lesson = {
  title: 'A neural network, from sums to backpropagation',
  help: 'what is a neural network, and how does it learn?',
  source:
    'Dhandhania and Delijani, "A brief review of deep learning"; Rumelhart et al. 1986, https://doi.org/10.1038/323533a0',
  steps: [
    {
      text: `A neuron adds up its inputs, each times a weight, and puts the sum through a function that is not straight, such as the sigmoid. Here: input ${X}, weight ${WEIGHT}, bias ${BIAS}. The cost says how far the output is from the target ${TARGET}. The chain rule says what a small change of the weight does to the cost: the product of the slopes on the way.`,
      formula: 'a = sigmoid(w x + b), cost = (a - t)^2\nd cost / d w = 2 (a - t) a (1 - a) x',
      show: neuron,
    },
    {
      text: 'Layers of neurons without such a function are one straight line, however many there are. With it, a layer of 16 can bend: the figure shows both after training, on a wave.',
      formula: 'W2 (W1 x + b1) + b2 = (W2 W1) x + (W2 b1 + b2)',
      show: layers,
    },
    {
      text: 'Backpropagation is the chain rule from the last layer to the first: each layer takes the slopes of the one above and gives those of the one below. It gives the gradient of all weights at the price of about two passes. It is checked by moving one weight a little and looking at the cost. Training takes a small step against it, again and again.',
      formula: 'd cost / d W1 = (d cost / d h2) (d h2 / d h1) (d h1 / d W1), w <- w - rate d cost / d w',
      show: backpropagation,
    },
  ],
  task: {
    question: `Input ${X}, weight ${WEIGHT}, bias ${BIAS}, target ${TARGET}: what is the slope of the cost by the weight?`,
    hint: 'the sum is 0, so a is 1/2: put it into 2 (a - t) a (1 - a) x',
    expected: () => 2 * (0.5 - TARGET) * 0.5 * 0.5 * X,
    measured: (numbers) => numbers['slope by the weight, backpropagation'],
    limit: 0.01,
  },
};

/** The cost of one neuron. */
const costOf = (w: tf.Tensor): tf.Scalar =>
  tf.square(tf.sub(tf.sigmoid(tf.add(tf.mul(w, X), BIAS)), TARGET)) as tf.Scalar;

function neuron() {
  const at = (w: number): number => tf.tidy(() => costOf(tf.scalar(w)).dataSync()[0]);
  const slope = tf.tidy(() => tf.grad(costOf)(tf.scalar(WEIGHT)).dataSync()[0]);
  const curve = Array.from({ length: 61 }, (_, i): Point => [-2.5 + i / 10, at(-2.5 + i / 10)]);
  const tangent = curve.map(([w]): Point => [w, at(WEIGHT) + slope * (w - WEIGHT)]);
  const content = {
    title: 'the cost by the weight, and its slope',
    x: { label: 'weight', range: [-2.5, 3.5] },
    y: { label: 'cost', range: [0, 1.05] },
    lines: [
      { label: 'cost', colour: INK.d, points: curve },
      { label: 'slope at the weight', colour: '#b45309', dash: '6 4', points: tangent },
    ],
    dots: [{ colour: INK.text, points: [[WEIGHT, at(WEIGHT)]], size: 7 }],
  } as const;
  return {
    numbers: {
      cost: at(WEIGHT),
      'slope by the weight, backpropagation': slope,
      'slope by the weight, by moving it': (at(WEIGHT + NUDGE) - at(WEIGHT - NUDGE)) / (2 * NUDGE),
    },
    figures: { neuron: plots('A neuron', [content], { width: 420 }) },
  };
}

/** A wave [SAMPLES]: what is to be learned. */
const inputs = Float32Array.from({ length: SAMPLES }, (_, i) => -2 + (4 * i) / (SAMPLES - 1));
const targets = inputs.map((x) => (x * x * x) / 2 - 1.2 * x);

const lossOf =
  (network: Perceptron) =>
  (w: readonly tf.Tensor[]): tf.Scalar => {
    const found = outputs(network, w, tf.tensor(inputs, [SAMPLES, 1]));
    return tf.mean(tf.square(tf.sub(found, tf.tensor(targets, [SAMPLES, 1]))));
  };

const trained = (
  room: Room,
  activation: Perceptron['activation'],
): Promise<{ weights: Weights; losses: number[] }> =>
  room.once(activation, () => {
    const network = { ...NETWORK, activation };
    return descend(room, network, initialWeights(network, room.random), lossOf(network), {
      steps: STEPS,
      rate: 0.02,
    });
  });

async function layers(room: Room) {
  const curves = [];
  const numbers: Record<string, number> = {};
  for (const [k, activation] of (['linear', 'tanh'] as const).entries()) {
    const { weights, losses } = await trained(room, activation);
    const found = answers({ ...NETWORK, activation }, weights, inputs);
    curves.push({
      label: activation,
      colour: ['#b45309', INK.d][k],
      points: Array.from(inputs, (x, i): Point => [x, found[i]]),
    });
    numbers[`cost after ${STEPS} steps, ${activation}`] = losses[STEPS - 1];
  }
  const content = {
    title: 'two layers, without and with a bend between',
    x: { label: 'input', range: [-2, 2] },
    y: { label: 'output', range: [-2, 2] },
    dots: [
      {
        label: 'targets',
        colour: INK.text,
        points: Array.from(inputs, (x, i): Point => [x, targets[i]]),
        size: 4,
      },
    ],
    lines: curves,
  } as const;
  return { numbers, figures: { layers: plots('Straight and bent', [content], { width: 420 }) } };
}

async function backpropagation(room: Room) {
  const first = initialWeights(NETWORK, room.random);
  const { slopes } = gradients(NETWORK, first, lossOf(NETWORK));
  const moved = (by: number): number => {
    const weights = first.map((values) => Float32Array.from(values));
    weights[0][0] += by;
    return gradients(NETWORK, weights, lossOf(NETWORK)).loss;
  };
  const { losses } = await trained(room, 'tanh');
  const content = {
    title: 'cost while it is trained',
    x: { label: 'step', range: [0, STEPS] },
    y: { label: 'cost', range: [0, 1.05 * Math.max(...losses.slice(0, 20))] },
    lines: [{ colour: INK.d, points: losses.map((loss, i): Point => [i, loss]) }],
  } as const;
  const step = 0.01;
  return {
    numbers: {
      'slope by a weight of the first layer, backpropagation': slopes[0][0],
      'slope by that weight, by moving it': (moved(step) - moved(-step)) / (2 * step),
      'weights in all': first.reduce((sum, values) => sum + values.length, 0),
    },
    figures: { cost: plots('Training', [content], { width: 420 }) },
  };
}
