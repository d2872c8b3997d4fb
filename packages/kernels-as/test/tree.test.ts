// Sums over a binary tree: of any number of vectors the one that the tree says, bit for bit.
import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import { expect, it } from 'vitest';
import { assign, BACKEND } from '../src/index.ts';
import { treeAdd, treeLevels, treeTotal } from '../src/internal.ts';
import { startBuild } from './startBuild.ts';

/** The sum of vectors `from` to `to`: those of the largest power of two that is less, and the rest. */
function naive(vectors: readonly Float32Array[], from = 0, to = vectors.length): Float32Array {
  if (to - from === 1) return vectors[from];
  let half = 1;
  while (2 * half < to - from) half *= 2;
  const [left, right] = [naive(vectors, from, from + half), naive(vectors, from + half, to)];
  return left.map((value, i) => value + right[i]);
}

const vectorsOf = (count: number, n: number): Float32Array[] =>
  Array.from({ length: count }, (_, k) =>
    Float32Array.from({ length: n }, (_, i) => Math.sqrt(1 + i + 7 * k) * (i % 3 === k % 3 ? -1e3 : 1e-3)),
  );

function summed(vectors: readonly Float32Array[]): Float32Array {
  const n = vectors[0].length;
  let sums = tf.keep(tf.zeros<tf.Rank.R2>([treeLevels(vectors.length), n]));
  let index = tf.keep(tf.scalar(0, 'int32'));
  let total = tf.keep(tf.zeros<tf.Rank.R1>([n]));
  for (const [k, vector] of vectors.entries()) {
    index = assign(index, Int32Array.of(k));
    const x = tf.tensor1d(vector);
    sums = treeAdd(sums, x, index);
    x.dispose();
  }
  total = treeTotal(total, sums, vectors.length);
  const result = total.dataSync() as Float32Array;
  tf.dispose([sums, index, total]);
  return result.slice();
}

const counts = [1, 2, 3, 4, 5, 6, 7, 8, 12, 13, 16, 31];

it.each(['simd', 'scalar'] as const)('build %s', async (build) => {
  await startBuild(build);
  for (const count of counts)
    for (const n of [1, 3, 4, 5, 17, 64]) {
      const vectors = vectorsOf(count, n);
      expect(summed(vectors), `${count} vectors of ${n}`).toEqual(naive(vectors));
    }
});

it('tfjs, without the kernel', async () => {
  await tf.setBackend('cpu');
  for (const count of counts) expect(summed(vectorsOf(count, 5))).toEqual(naive(vectorsOf(count, 5)));
  await tf.setBackend(BACKEND);
});
