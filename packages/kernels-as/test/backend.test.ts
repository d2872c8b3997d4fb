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

  it('makes no tensor of a size below zero', () => {
    const x = tf.ones([2, 2]);
    const none: [number, number] = [0, 0];
    const before = tf.memory().numTensors;
    expect(() => tf.pad(x, [[-1, 0], none])).toThrow('pad: expected margins');
    expect(() => tf.pad(x, [none, [3, -1]])).toThrow('pad: expected margins');
    expect(() => tf.tile(x, [-1, -1])).toThrow('shape: expected whole numbers');
    expect(() => tf.reshape(x, [-2, -2])).toThrow('shape: expected whole numbers');
    expect(() => tf.unsortedSegmentSum(x, tf.tensor1d([0, 1], 'int32'), -1)).toThrow('shape: expected');
    expect(tf.memory().numTensors).toBe(before + 1); // the ids
    x.dispose();
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
