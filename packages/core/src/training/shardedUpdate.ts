// An update whose batch is computed shard by shard: what each shard gives is one vector, and the update follows their mean.
import { assign } from '@ganvil/kernels-as';
import { increment, treeAdd, treeLevels, treeTotal } from '@ganvil/kernels-as/internal';
import type { Round } from '../games/types.ts';
import { sizeOf } from '../nn/layer.ts';
import * as tf from '../tf.ts';
import type { Feed } from './feed.ts';
import type { Model } from './model.ts';
import { createScalarLog, logScalar, type ScalarLog } from './scalarLog.ts';
import { applyPass, type Observed, passOf, type Report } from './update.ts';
import type { RealBatch, UpdateInputs } from './updateInputs.ts';
import { createInputs, createRealBatch, disposeInputs, disposeRealBatch, loadShard } from './updateInputs.ts';

/** What makes a statistic of the mean of what shards observe. */
type Next = NonNullable<Parameters<Round['observe']>[2]>;

/** What the vector of a shard consists of: the loss, a row of what was reported, gradients of some weights, what was observed. */
interface Layout {
  readonly gradients: readonly (readonly number[] | null)[];
  readonly observed: readonly {
    readonly name: string;
    readonly shape: readonly number[];
    readonly next?: Next;
  }[];
  readonly length: number;
}

/** The shards of a player's updates. All tensors are kept. */
export interface Shards {
  /** What the shards read that are computed here [own, N], and the one that is next [N]. */
  readonly whole: UpdateInputs;
  readonly shard: UpdateInputs;
  /** The number of the next shard among those of the update that are computed here, int32. */
  slot: tf.Scalar;
  /** What the present shard has reported. */
  readonly reports: ScalarLog;
  /** Known once a shard has been computed, as are the sums over the tree of shards. */
  layout?: Layout;
  sums?: tf.Tensor2D;
  total?: tf.Tensor1D;
}

/** The shards of the updates that a feed is for; `batch`: real samples of all shards [own, N]. */
export function createShards(model: Model, feed: Feed, batch: RealBatch): Shards {
  const { own, size } = model.part;
  return {
    whole: createInputs(model, feed, batch, [own, size]),
    shard: createInputs(model, feed, createRealBatch(model, [size]), [size]),
    slot: tf.keep(tf.scalar(0, 'int32')),
    reports: createScalarLog(1),
  };
}

/** Frees every tensor. */
export function disposeShards({ whole, shard, slot, reports, sums, total }: Shards): void {
  disposeInputs(whole);
  disposeRealBatch(shard.batch);
  disposeInputs(shard);
  tf.dispose([slot, reports.cursor, reports.log, ...(sums && total ? [sums, total] : [])]);
}

/** Computes the next shard and adds what it gives to the sums. */
export function passShard(model: Model, feed: Feed, shards: Shards): void {
  const { whole, shard, reports } = shards;
  loadShard(model, shard, whole, feed, shards.slot);
  const { rates, decay, historyDecay, instanceNoise, ratesAhead } = whole;
  const inputs = { ...shard, rates, decay, historyDecay, instanceNoise, ratesAhead };
  const report: Report = (name, value) => {
    logScalar(reports, name, value as tf.Scalar);
    return value as tf.Scalar;
  };
  const nexts = new Map<number, Next>();
  const { descent, observed } = passOf(model, feed, inputs, report, (seen) => (name, value, next) => {
    if (next) nexts.set(seen.length, next);
    seen.push([name, tf.keep(value)]);
  });
  const { value, gradients } = descent;
  const used = gradients.filter((gradient) => gradient != null);
  const parts = [value, reports.log, ...used, ...observed.map(([, tensor]) => tensor)];
  const vector = tf.tidy(() => tf.concat(parts.map((part) => tf.reshape(part, [-1]))));
  if (!shards.sums) {
    shards.layout = {
      gradients: gradients.map((gradient) => gradient?.shape ?? null),
      observed: observed.map(([name, { shape }], i) => ({ name, shape, next: nexts.get(i) })),
      length: vector.size,
    };
    shards.sums = tf.keep(tf.zeros<tf.Rank.R2>([treeLevels(model.part.own), vector.size]));
    shards.total = tf.keep(tf.zeros<tf.Rank.R1>([vector.size]));
  }
  shards.sums = treeAdd(shards.sums, vector, shards.slot);
  tf.dispose([vector, value, ...used, ...observed.map(([, tensor]) => tensor)]);
  shards.slot = increment(shards.slot);
  if (feed.shardRow) feed.shardRow = increment(feed.shardRow);
}

/** The sum over the tree of all shards that are computed here; the next update begins with the first of them. */
export function totalOf(model: Model, shards: Shards): tf.Tensor1D {
  shards.total = treeTotal(shards.total!, shards.sums!, model.part.own);
  shards.slot = assign(shards.slot, Int32Array.of(0));
  return shards.total;
}

/** Updates the player by the mean over all shards of the batch, whose sum is `shards.total`. */
export function applyMean(model: Model, feed: Feed, shards: Shards, report: Report): boolean {
  const { gradients, observed } = shards.layout!;
  const mean = tf.mul(shards.total!, 1 / model.part.shards) as tf.Tensor1D;
  let at = 0;
  const take = (shape: readonly number[]): tf.Tensor => {
    const from = at;
    at += sizeOf(shape);
    return tf.tidy(() => tf.reshape(tf.slice(mean, from, sizeOf(shape)), [...shape]));
  };
  const value = take([]) as tf.Scalar;
  const after = at + shards.reports.log.size;
  for (const name of shards.reports.names) {
    const scalar = take([]);
    report(name, scalar);
    scalar.dispose();
  }
  at = after;
  const descent = { value, gradients: gradients.map((shape) => shape && take(shape)) };
  const seen: Observed = observed.map(({ name, shape, next }) => {
    const own = take(shape);
    if (!next) return [name, own];
    const statistic = tf.tidy(() => next(own, report));
    own.dispose();
    return [name, statistic];
  });
  mean.dispose();
  return applyPass(model, feed, shards.whole, { descent, observed: seen }, report);
}
