import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { BACKEND } from '../src/index.ts';

beforeAll(async () => {
  expect(await tf.setBackend(BACKEND)).toBe(true);
});

describe('backend', () => {
  it('stores and reads every dtype', () => {
    expect(tf.tensor([1.5, -2]).dataSync()).toEqual(new Float32Array([1.5, -2]));
    expect(tf.tensor([1, -2], [2], 'int32').dataSync()).toEqual(new Int32Array([1, -2]));
    expect(tf.tensor([true, false], [2], 'bool').dataSync()).toEqual(new Uint8Array([1, 0]));
    expect(tf.tensor(['a', 'b']).dataSync()).toEqual(['a', 'b']);
  });

  it('shares data between a tensor and its reshape', () => {
    const x = tf.tensor([1, 2, 3, 4]);
    const y = tf.reshape(x, [2, 2]);
    expect(y.dataId).toBe(x.dataId);
    x.dispose();
    expect(y.dataSync()).toEqual(new Float32Array([1, 2, 3, 4]));
    y.dispose();
  });
});
