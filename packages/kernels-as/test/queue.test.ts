// What recorded steps read and leave by row: the commands move on from replay to replay.
import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import { describe, expect, it } from 'vitest';
import { BACKEND, capture, loadRandom } from '../src/index.ts';
import { type Distribution, drawRow, increment, logValue, takeRow } from '../src/internal.ts';

const ROWS = 4;
const kept = <T extends tf.Tensor>(tensor: T): T => tf.keep(tensor);

describe.each([BACKEND, 'cpu'])('queues on %s', (name) => {
  it.each([1, 3, 5, 17])('give rows of %i, one for each step', async (n) => {
    await tf.setBackend(name);
    const values = Array.from({ length: ROWS * n }, (_, i) => i - 7);
    const queue = kept(tf.tensor2d(values, [ROWS, n]));
    let cursor = kept(tf.scalar(0, 'int32'));
    let log = kept(tf.zeros<tf.Rank.R2>([ROWS, 2]));
    let target = kept(tf.zeros([n]));
    const step = (): void => {
      target = takeRow(target, queue, cursor);
      log = logValue(
        log,
        cursor,
        1,
        tf.tidy(() => tf.sum(target) as tf.Scalar),
      );
      cursor = increment(cursor);
    };
    const { program } = capture(() => step());
    for (let row = 1; row < ROWS; row++) {
      if (program) program.run();
      else step();
      expect([...target.dataSync()]).toEqual(values.slice(row * n, (row + 1) * n));
    }
    const sums = Array.from({ length: ROWS }, (_, row) => {
      const part = values.slice(row * n, (row + 1) * n);
      return [0, part.reduce((a, b) => a + b, 0)];
    });
    expect(log.arraySync()).toEqual(sums);
    expect(cursor.dataSync()[0]).toBe(ROWS);
    program?.dispose();
    tf.dispose([queue, cursor, log, target]);
  });

  it.each(['normal', 'uniform', 'symmetric'] as Distribution[])(
    'draw %s numbers by key',
    async (distribution) => {
      await tf.setBackend(name);
      const random = (await loadRandom())(2 ** 40 + 5);
      const steps = [1, 2 ** 33 + 9, 3, 2 ** 52];
      const keys = kept(
        tf.tensor2d(
          steps.flatMap((step) => random.key(6, step).map((word) => word | 0)),
          [ROWS, 5],
          'int32',
        ),
      );
      let cursor = kept(tf.scalar(0, 'int32'));
      let target = kept(tf.zeros([37]));
      const step = (): void => {
        target = drawRow(target, distribution, keys, cursor, random);
        cursor = increment(cursor);
      };
      const { program } = capture(() => step());
      for (const [row, at] of steps.entries()) {
        if (row > 0) {
          if (program) program.run();
          else step();
        }
        expect(target.dataSync()).toEqual(random[distribution](6, at, 37));
      }
      program?.dispose();
      tf.dispose([keys, cursor, target]);
    },
  );
});
