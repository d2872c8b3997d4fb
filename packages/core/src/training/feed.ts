// What the host writes ahead for a player's next updates, so that many of them run without it, and what they leave.
import { assign } from '@ganvil/kernels-as';
import { increment, logValue } from '@ganvil/kernels-as/internal';
import type { Dataset } from '../datasets/types.ts';
import { samplesAt } from '../random/sampleOrder.ts';
import { streams } from '../random/streams.ts';
import * as tf from '../tf.ts';
import type { Scalars } from './events.ts';
import type { Gan } from './gan.ts';
import { optimizerRates } from './optimizerRates.ts';
import type { Player } from './players.ts';

/** Numbers that an update can leave. */
const COLUMNS = 8;

/** One row for each update; all kept. */
export interface Queue {
  readonly rows: number;
  /** The row of the next update, int32. */
  cursor: tf.Scalar;
  /** What the optimizer reads, [rows, numbers]. */
  rates: tf.Tensor2D;
  decays: tf.Tensor1D;
  /** Keys of the latents, int32 [rows, 5]. */
  latentKeys: tf.Tensor2D;
  /** Keys of the penalty's draws, int32 [rows, 5]; only for a D that draws. */
  penaltyKeys?: tf.Tensor2D;
  /** Classes of the batches [rows, batchSize], int32: of the real samples, or those that G is to draw. */
  labels?: tf.Tensor2D;
  /** Real samples [rows, batchSize, ...shape]; only for D. */
  real?: tf.Tensor;
  /** What updates have left, [rows, 8], and what the columns are, in the order in which they were first written. */
  log: tf.Tensor2D;
  readonly names: string[];
}

export function createQueue(
  { config, classes }: Gan,
  shape: readonly number[],
  player: Player,
  rows: number,
): Queue {
  const zeros = <T extends tf.Tensor>(dims: number[], dtype?: 'int32'): T =>
    tf.keep(tf.zeros(dims, dtype)) as T;
  const ofD = player === 'D';
  return {
    rows,
    cursor: zeros([], 'int32'),
    rates: zeros([rows, optimizerRates(config, player, 1).length]),
    decays: zeros([rows]),
    latentKeys: zeros([rows, 5], 'int32'),
    penaltyKeys: ofD && config.penalty === 'wganGp' ? zeros([rows, 5], 'int32') : undefined,
    labels: classes > 0 ? zeros([rows, config.batchSize], 'int32') : undefined,
    real: ofD ? zeros([rows, config.batchSize, ...shape]) : undefined,
    log: zeros([rows, COLUMNS]),
    names: [],
  };
}

export function disposeQueue({ rows: _, names: __, ...tensors }: Queue): void {
  tf.dispose(Object.values(tensors).filter((tensor) => tensor !== undefined));
}

/** Writes the rows of `count` updates of `player`, the first of which follows on `done` of them. */
export function fillQueue(
  gan: Gan,
  dataset: Dataset,
  queue: Queue,
  player: Player,
  done: number,
  count: number,
): void {
  const { config, random } = gan;
  const { emaDecay } = config;
  const numbers = Array.from({ length: count }, (_, i) => done + i + 1);
  const keys = (stream: number, stepOf: (number: number) => number): Int32Array =>
    Int32Array.from(numbers.flatMap((number) => random.key(stream, stepOf(number))));
  const rates = numbers.flatMap((number) => optimizerRates(config, player, number));
  // Averages decay faster in the first steps, so that the start is forgotten.
  const decays = numbers.map((number) => Math.min(emaDecay, (1 + number) / (10 + number)));
  queue.cursor = assign(queue.cursor, Int32Array.of(0));
  queue.rates = assign(queue.rates, Float32Array.from(rates));
  queue.decays = assign(queue.decays, Float32Array.from(decays));
  const latents = keys(streams.latent, (number) => 2 * number + (player === 'D' ? 0 : 1));
  queue.latentKeys = assign(queue.latentKeys, latents);
  if (queue.penaltyKeys)
    queue.penaltyKeys = assign(
      queue.penaltyKeys,
      keys(streams.penalty, (number) => number),
    );
  if (queue.real) {
    const { data, labels } = realBatches(gan, dataset, done, count);
    queue.real = assign(queue.real, data);
    if (queue.labels) queue.labels = assign(queue.labels, labels);
  } else if (queue.labels) queue.labels = assign(queue.labels, drawnLabels(gan, done, count));
}

/** Classes, each as likely as the others, for `count` updates of G, [count, batchSize], flat. */
function drawnLabels({ config, random, classes }: Gan, done: number, count: number): Int32Array {
  const { batchSize } = config;
  const labels = new Int32Array(count * batchSize);
  for (let i = 0; i < count; i++) {
    const bits = random.bits(streams.classes, done + i + 1, batchSize);
    for (let k = 0; k < batchSize; k++) labels[i * batchSize + k] = bits[k] % classes;
  }
  return labels;
}

/** The real samples of `count` updates of D, [count, batchSize, ...shape], flat, and their classes; the first follows on `done` of them. */
export function realBatches(
  { config, random }: Gan,
  dataset: Dataset,
  done: number,
  count: number,
): { data: Float32Array; labels: Int32Array } {
  const length = count * config.batchSize;
  const indices = samplesAt(done * config.batchSize, length, dataset.count, random);
  const data = new Float32Array(length * dataset.shape.reduce((a, b) => a * b, 1));
  const labels = new Int32Array(length);
  dataset.read(indices, data, labels);
  return { data, labels };
}

/** Leaves a number of the present update; a command of it. */
export function leave(queue: Queue, name: string, value: tf.Scalar): void {
  let column = queue.names.indexOf(name);
  if (column < 0) column = queue.names.push(name) - 1;
  if (column >= COLUMNS) throw new Error(`queue: expected at most ${COLUMNS} numbers, got ${name} too.`);
  queue.log = logValue(queue.log, queue.cursor, column, value);
}

/** Ends the present update; a command of it. */
export function advanceQueue(queue: Queue): void {
  queue.cursor = increment(queue.cursor);
}

/** What the updates of rows `every` - 1, 2 `every` - 1, ... have left, `count` of them. */
export function leftIn(queue: Queue, count: number, every: number): Scalars[] {
  const log = queue.log.dataSync();
  return Array.from({ length: count }, (_, i) => {
    const row = COLUMNS * ((i + 1) * every - 1);
    return Object.fromEntries(queue.names.map((name, column) => [name, log[row + column]]));
  });
}
