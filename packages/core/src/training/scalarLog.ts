// What updates report: columns of a tensor that each update writes a row of.
import { logValue } from '@ganvil/kernels-as/internal';
import * as tf from '../tf.ts';
import type { Scalars } from './events.ts';

/** Scalars that an update can report. */
const COLUMNS = 32;

/** A log of `rows` updates, and the row of the present one. */
export interface ScalarLog {
  /** The row of the next update, int32. */
  cursor: tf.Scalar;
  /** What updates have reported, [rows, 32], and the names of the columns, in the order in which they were first written. */
  log: tf.Tensor2D;
  readonly names: string[];
}

/** An empty log; all kept. */
export function createScalarLog(rows: number): ScalarLog {
  return { cursor: tf.keep(tf.scalar(0, 'int32')), log: tf.keep(tf.zeros([rows, COLUMNS])), names: [] };
}

/** Logs a scalar of the present update; a command of it. */
export function logScalar(feed: ScalarLog, name: string, value: tf.Scalar): void {
  let column = feed.names.indexOf(name);
  if (column < 0) column = feed.names.push(name) - 1;
  if (column >= COLUMNS) throw new Error(`feed: expected at most ${COLUMNS} scalars, got ${name} too.`);
  feed.log = logValue(feed.log, feed.cursor, column, value);
}

/** The scalars of the updates of rows `every` - 1, 2 `every` - 1, ..., `count` of them. */
export function readScalars(feed: ScalarLog, count: number, every: number): Scalars[] {
  const log = feed.log.dataSync();
  return Array.from({ length: count }, (_, i) => {
    const row = COLUMNS * ((i + 1) * every - 1);
    return Object.fromEntries(feed.names.map((name, column) => [name, log[row + column]]));
  });
}
