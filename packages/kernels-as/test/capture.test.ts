import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { assign, BACKEND, bounded, capture } from '../src/index.ts';
import type { GanvilBackend } from '../src/internal.ts';
import { labelOf } from './cases/case.ts';
import { tensorOf } from './cases/fill.ts';
import { cases } from './cases/index.ts';

beforeAll(async () => {
  expect(await tf.setBackend(BACKEND)).toBe(true);
});

const usage = (): { used: number } => (tf.backend() as GanvilBackend).wasm.heap.usage();

describe('capture', () => {
  it.each(cases.map((row) => [labelOf(row), row] as const))('replays %s', (_, row) => {
    const before = usage().used;
    const inputs = row.inputs.map(tensorOf);
    const kept = inputs.map((x) => x.dataSync()); // before: optimizer steps work in place
    const { result, program } = capture(() => tf.tidy(() => row.run(...inputs)));
    const right = result.dataSync();
    const other = tf.tidy(() =>
      row.inputs.map((input, i) => tensorOf(input, i + 7)).map((x) => x.dataSync()),
    );
    // Run on other values in between, so that nothing is right only because it was left over.
    const exact = row.inputs.some((input) => input.values);
    if (!exact) for (const [i, x] of inputs.entries()) assign(x, other[i] as Float32Array);
    expect(program!.run()).toBe(true);
    for (const [i, x] of inputs.entries()) assign(x, kept[i] as Float32Array);
    expect(program!.run()).toBe(true);
    expect(result.dataSync()).toEqual(right);
    program!.dispose();
    tf.dispose([result, ...inputs]);
    expect(usage().used).toBe(before);
  });

  it('keeps its memory from others', () => {
    const x = tf.tensor1d([1, 2, 3]);
    const { result, program } = capture(() => tf.tidy(() => tf.add(tf.mul(x, 2), tf.square(tf.sub(x, 1)))));
    const others = Array.from({ length: 50 }, (_, i) => tf.fill([3], i));
    program!.run();
    expect(others.every((other, i) => other.dataSync().every((value) => value === i))).toBe(true);
    expect([...result.dataSync()]).toEqual([2, 5, 10]);
    program!.dispose();
    tf.dispose([x, result, ...others]);
  });

  it('stops at a guard', () => {
    const x = tf.tensor1d([1, 2]);
    const y = tf.keep(tf.tensor1d([0, 0]));
    const { result, program } = capture(() => {
      const fine = bounded([x], 10);
      return fine ? tf.add(x, y) : undefined;
    });
    assign(x, new Float32Array([1, Number.NaN]));
    expect(program!.run()).toBe(false);
    assign(x, new Float32Array([3, 4]));
    expect(program!.run()).toBe(true);
    expect([...result!.dataSync()]).toEqual([3, 4]);
    program!.dispose();
    tf.dispose([x, y, result!]);
  });

  it('refuses steps that read values back, and recovers', () => {
    const x = tf.tensor1d([1, 2]);
    expect(() => capture(() => x.dataSync())).toThrow('reads no values back');
    expect([...x.dataSync()]).toEqual([1, 2]);
    x.dispose();
  });
});
