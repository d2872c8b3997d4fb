// An input that meets the result through nothing but a mask has the gradient zero, at any order; one that does not meet it
// has none, and tfjs says so.
import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import { beforeAll, describe, expect, it } from 'vitest';
import { BACKEND } from '../src/index.ts';

type Map1 = (x: tf.Tensor) => tf.Tensor;

/** Piecewise linear: the second derivative is zero. */
const masked: Record<string, Map1> = {
  relu: (x) => tf.relu(x),
  relu6: (x) => tf.relu6(x),
  leakyRelu: (x) => tf.leakyRelu(x, 0.2),
  abs: (x) => tf.abs(x),
  max: (x) => tf.max(x),
  min: (x) => tf.min(x, 0),
  clipByValue: (x) => tf.clipByValue(x, -0.5, 0.5),
  maximum: (x) => tf.maximum(x, 0.1),
  minimum: (x) => tf.minimum(tf.scalar(0.1), x),
  prelu: (x) => tf.prelu(x, tf.scalar(0.3)),
  maxPool: (x) => tf.maxPool(tf.reshape(x, [1, 2, 3, 1]) as tf.Tensor4D, 2, 1, 'same'),
};

const values = [0.3, -0.7, 1.2, -0.1, 0.6, -2];

describe.each(['cpu', BACKEND])('masks on %s', (backend) => {
  beforeAll(async () => {
    expect(await tf.setBackend(backend)).toBe(true);
  });

  it.each(Object.entries(masked))('%s has zeros at second and third order', (_, map) => {
    const before = tf.memory().numTensors;
    const x = tf.tensor1d(values);
    const first = tf.grad((y: tf.Tensor) => tf.sum(map(y)));
    const second = tf.grad((y: tf.Tensor) => tf.sum(first(y)));
    const third = tf.grad((y: tf.Tensor) => tf.sum(second(y)));
    for (const order of [second, third]) {
      const slope = order(x);
      expect([...slope.dataSync()]).toEqual(values.map(() => 0));
      slope.dispose();
    }
    x.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });

  it.each(['relu', 'leakyRelu'])(
    'a penalty on the gradient through %s has an entry for every bias',
    (name) => {
      const before = tf.memory().numTensors;
      const [w, b, v] = [
        tf.tensor2d(values, [2, 3]),
        tf.tensor1d([0.1, -0.2, 0.3]),
        tf.tensor2d(values.slice(3), [3, 1]),
      ];
      const variables = [w, b, v].map((t, i) => tf.variable(t, true, `${backend}-${name}-${i}`));
      const x = tf.tensor2d([0.5, -1, 2, 0.25], [2, 2]);
      const judge = (input: tf.Tensor) =>
        tf.sum(
          tf.matMul(
            masked[name](
              tf.add(tf.matMul(input as tf.Tensor2D, variables[0] as tf.Tensor2D), variables[1]),
            ) as tf.Tensor2D,
            variables[2] as tf.Tensor2D,
          ),
        );
      const { value, grads } = tf.variableGrads(
        () => tf.sum(tf.square(tf.grad(judge)(x))) as tf.Scalar,
        variables as tf.Variable[],
      );
      expect(Object.keys(grads).length).toBe(3);
      expect([...grads[variables[1].name].dataSync()]).toEqual([0, 0, 0]);
      tf.dispose([w, b, v, variables, x, value, grads] as never);
      expect(tf.memory().numTensors).toBe(before);
    },
  );

  it('tfjs still says of an unconnected input that it is', () => {
    const [x, y] = [tf.tensor1d(values), tf.tensor1d(values)];
    expect(() => tf.grad(() => tf.sum(tf.relu(y)))(x)).toThrow('Cannot compute gradient');
    expect(() => tf.grads((a) => tf.sum(tf.relu(a)))([x, y])).toThrow('Cannot compute gradient');
    const mixed = () => tf.grads((a) => tf.sum(tf.grad((c: tf.Tensor) => tf.sum(tf.relu(c)))(a)))([x, y]);
    expect(mixed).toThrow('Cannot compute gradient');
    tf.dispose([x, y]);
  });

  it("a user's own gradient stays as it is", () => {
    const reversed = tf.customGrad((x, save) => {
      (save as tf.GradSaveFunc)([x as tf.Tensor]);
      return { value: tf.clone(x as tf.Tensor), gradFunc: (dy) => tf.neg(dy as tf.Tensor) };
    });
    expect([
      ...tf
        .grad((x) => tf.sum(reversed(x)))(tf.tensor1d([1, 2]))
        .dataSync(),
    ]).toEqual([-1, -1]);
  });
});
