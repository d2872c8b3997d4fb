// Indices that are data: what lies outside of a tensor is refused, and nothing is left of the call.
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { BACKEND } from '../src/index.ts';
import type { GanvilBackend } from '../src/internal.ts';

beforeAll(async () => {
  expect(await tf.setBackend(BACKEND)).toBe(true);
});

const used = (): number => (tf.backend() as GanvilBackend).wasm.heap.usage().used;
const places = (rows: number[][]): tf.Tensor2D => tf.tensor2d(rows, undefined, 'int32');
const shape = [3, 5];

const calls: Record<string, (at: tf.Tensor2D) => tf.Tensor> = {
  gatherND: (at) => tf.gatherND(tf.ones(shape), at),
  scatterND: (at) => tf.scatterND(at, tf.ones([2]), shape),
  tensorScatterUpdate: (at) => tf.tensorScatterUpdate(tf.zeros(shape), at, tf.ones([2])),
  sparseToDense: (at) => tf.sparseToDense(at, tf.ones([2]), shape as [number, number], 0),
};

describe.each(Object.entries(calls))('%s', (name, call) => {
  it.each([[[3, 0]], [[0, 5]], [[-1, 0]], [[0, -1]], [[2 ** 31 - 1, 0]], [[0, -(2 ** 31)]]])(
    'refuses the place %j of [3, 5]',
    (place) => {
      const before = { ...tf.memory(), bytes: used() };
      const message = `${name}: expected indices within [3,5], got [${place}].`;
      for (const rows of [
        [place, [0, 0]],
        [[2, 4], place],
      ])
        expect(() => tf.tidy(() => call(places(rows)))).toThrow(message);
      expect({ ...tf.memory(), bytes: used() }).toEqual(before);
    },
  );

  it('reaches the last place', () => {
    const values = tf.tidy(() =>
      call(
        places([
          [2, 4],
          [0, 0],
        ]),
      ).dataSync(),
    );
    expect([values[0], values.at(-1)]).toEqual([1, 1]);
  });
});

it.each([
  [[3], [1]],
  [[-1], [1]],
])('slices at %j are refused, too', (...rows) => {
  expect(() => tf.tidy(() => tf.gatherND(tf.ones(shape), places(rows)))).toThrow(
    `within [3], got [${rows[0]}].`,
  );
  expect(() => tf.tidy(() => tf.scatterND(places(rows), tf.ones([2, 5]), shape))).toThrow(
    `within [3], got [${rows[0]}].`,
  );
});
