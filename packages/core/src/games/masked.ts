import { type Activation, type ActivationName, activations } from '../nn/activation.ts';
import { type Layer, type Params, traced } from '../nn/layer.ts';
import { zeros } from '../nn/values.ts';
import * as tf from '../tf.ts';

/** A masked network: `numbers` outputs for each of `size` inputs, which depend on the inputs before it and on `classes` more. */
export interface Masked {
  readonly size: number;
  readonly classes: number;
  readonly width: number;
  readonly depth: number;
  readonly numbers: number;
  readonly activation: ActivationName;
  /** Where the biases of the numbers of each input begin. */
  readonly biases: readonly number[];
}

/**
 * MADE: a fully connected network [N, size + classes] to [N, size, numbers] whose weights are masked. A hidden unit has a degree: it
 * reads so many of the first inputs. Germain et al. 2015, https://arxiv.org/abs/1502.03509 section 4. Differs: one order, that of
 * the numbers; degrees are evenly spread, not drawn.
 */
export function masked(net: Masked): Layer {
  const { size, classes, width, depth, numbers, biases } = net;
  const inputs = size + classes;
  return {
    kind: 'masked dense layers',
    init: (draw) => ({
      ...Object.assign(
        {},
        ...Array.from({ length: depth }, (_, i) => ({
          [`fc${i + 1}/weight`]: draw.weight(
            [i === 0 ? inputs : width, width],
            i === 0 ? inputs : width,
            width,
          ),
          [`fc${i + 1}/bias`]: zeros([width]),
        })),
      ),
      'out/weight': draw.weight([width, size * numbers], width, numbers),
      'out/bias': {
        shape: [size * numbers],
        data: Float32Array.from({ length: size * numbers }, (_, i) => biases[i % numbers]),
      },
    }),
    apply(params, x) {
      const weights = maskedWeights(net, params);
      const act = functionOf(net);
      let h = x as tf.Tensor2D;
      for (const { weight, bias } of weights.hidden)
        h = act(tf.add(tf.matMul(h, weight), bias)) as tf.Tensor2D;
      return tf.reshape(tf.add(tf.matMul(h, weights.out), params['out/bias']), [-1, size, numbers]);
    },
    trace() {
      const products = inputs * width + (depth - 1) * width * width + width * size * numbers;
      const weights = products + depth * width + size * numbers;
      const made = 3 * depth * width + 4 * size * numbers;
      return { ...traced([size, numbers], made, products, weights), largest: width * size * numbers };
    },
  };
}

function functionOf({ activation }: Masked): (x: tf.Tensor) => tf.Tensor {
  const { apply }: Activation = activations[activation];
  return (x) => apply(x, 1);
}

interface MaskedWeights {
  readonly hidden: readonly { readonly weight: tf.Tensor2D; readonly bias: tf.Tensor }[];
  readonly out: tf.Tensor2D;
}

/** The weights of a masked network with zeros where its masks have them. */
function maskedWeights({ size, classes, width, depth, numbers }: Masked, params: Params): MaskedWeights {
  // Input i has degree i + 1, a class 0; a unit of degree m reads what has at most m; input i is told by units of at most i.
  const places = Array.from({ length: size }, (_, i) => i);
  const ofInputs = tf.tensor1d([...places.map((i) => i + 1), ...new Array<number>(classes).fill(0)]);
  const ofUnits = tf.tensor1d(Array.from({ length: width }, (_, j) => Math.floor((j * size) / width)));
  const ofOutputs = tf.tensor1d(places.flatMap((i) => new Array<number>(numbers).fill(i)));
  const reads = (name: string, from: tf.Tensor1D, to: tf.Tensor1D): tf.Tensor2D => {
    const mask = tf.cast(tf.lessEqual(tf.expandDims(from, 1), tf.expandDims(to, 0)), 'float32');
    return tf.mul(params[name], mask) as tf.Tensor2D;
  };
  const hidden = Array.from({ length: depth }, (_, i) => ({
    weight: reads(`fc${i + 1}/weight`, i === 0 ? ofInputs : ofUnits, ofUnits),
    bias: params[`fc${i + 1}/bias`],
  }));
  return { hidden, out: reads('out/weight', ofUnits, ofOutputs) };
}

/**
 * Samples [N, size], number by number: `next` makes each from its outputs [N, numbers] and its place. What the first layer has read
 * so far is kept, so that a sample costs little more than a pass.
 */
export function unmasked(
  net: Masked,
  params: Params,
  [count, classes]: readonly [count: number, classes: tf.Tensor | undefined],
  next: (numbers: tf.Tensor, place: number) => tf.Tensor,
): tf.Tensor {
  const { size, numbers, width } = net;
  const weights = maskedWeights(net, params);
  const [first, ...others] = weights.hidden;
  const act = functionOf(net);
  const rows = (weight: tf.Tensor2D, from: number, many: number) =>
    tf.slice(weight, [from, 0], [many, width]);
  const start = tf.add(tf.zeros([count, width]), first.bias);
  let read: tf.Tensor = classes
    ? tf.add(start, tf.matMul(classes as tf.Tensor2D, rows(first.weight, size, classes.shape[1]!)))
    : start;
  const made: tf.Tensor[] = [];
  for (let place = 0; place < size; place++) {
    const [value, after] = tf.tidy(() => {
      let h = act(read) as tf.Tensor2D;
      for (const { weight, bias } of others) h = act(tf.add(tf.matMul(h, weight), bias)) as tf.Tensor2D;
      const at = place * numbers;
      const out = tf.matMul(h, tf.slice(weights.out, [0, at], [width, numbers]));
      const drawn = next(tf.add(out, tf.slice(params['out/bias'], [at], [numbers])), place);
      return [drawn, tf.add(read, tf.matMul(drawn as tf.Tensor2D, rows(first.weight, place, 1)))];
    });
    read.dispose();
    read = after;
    made.push(value);
  }
  return tf.concat(made, 1);
}

/** Multiply-adds aside, samples of at most so many numbers are made in reasonable time. */
export const MOST_NUMBERS = 1024;
