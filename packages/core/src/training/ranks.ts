// Several processes that train one run together: who they are, and how the sum over all shards comes about.
import { assign } from '@ganvil/kernels-as';
import { treeAdd, treeLevels, treeTotal } from '@ganvil/kernels-as/internal';
import { LostRank } from '../errors.ts';
import * as tf from '../tf.ts';

/**
 * The processes of a run, one of which this is. What they do blocks, and all of them must do the same in the same order. It only moves
 * bytes. Throws LostRank where another one has died or does not answer.
 */
export interface Ranks {
  readonly rank: number;
  readonly size: number;
  /** Gives part i of `all`, which has as many equal parts as there are ranks, to rank i; the result is what each rank gave to this one. */
  scatter(all: Uint8Array): Uint8Array;
  /** What each rank gives, in their order; all give as much. */
  gather(own: Uint8Array): Uint8Array;
}

/** Adds the sums of all ranks: gives the sum of this one their total. */
export type Exchange = (total: tf.Tensor1D) => tf.Tensor1D;

/** The exchanges of a run. */
export interface Exchanging {
  readonly exchange: Exchange;
  /** Whether a rank has been asked to stop, as all of them know since the same exchange. */
  readonly stopping: boolean;
  dispose(): void;
}

/** The exchanges of a rank; `asked` says whether it has been asked to stop. */
export function createExchange(ranks: Ranks, asked: () => boolean): Exchanging {
  const trees = new Map<number, (rows: Float32Array) => Float32Array>();
  const kept: (() => void)[] = [];
  let stopping = false;
  const treeOf = (length: number) => {
    const known = trees.get(length);
    if (known) return known;
    const { sum, dispose } = createTree(ranks.size, length);
    kept.push(dispose);
    trees.set(length, sum);
    return sum;
  };
  return {
    get stopping() {
      return stopping;
    },
    exchange(total) {
      const length = Math.ceil((total.size + 1) / ranks.size); // one more: whether to stop
      const all = new Float32Array(ranks.size * length);
      all.set(total.dataSync());
      all[total.size] = asked() ? 1 : 0;
      const own = treeOf(length)(floatsOf(ranks.scatter(bytesOf(all))));
      const sums = floatsOf(ranks.gather(bytesOf(own)));
      stopping ||= sums[total.size] > 0;
      return assign(total, sums.subarray(0, total.size));
    },
    dispose() {
      for (const each of kept) each();
    },
  };
}

/** Sums of `rows` vectors of a length over the tree that goes on from the sums of ranks. */
function createTree(rows: number, length: number) {
  let sums = tf.keep(tf.zeros<tf.Rank.R2>([treeLevels(rows), length]));
  let [row, total] = [tf.keep(tf.zeros<tf.Rank.R1>([length])), tf.keep(tf.zeros<tf.Rank.R1>([length]))];
  let index = tf.keep(tf.scalar(0, 'int32'));
  return {
    sum(values: Float32Array): Float32Array {
      for (let i = 0; i < rows; i++) {
        row = assign(row, values.subarray(i * length, (i + 1) * length));
        index = assign(index, Int32Array.of(i));
        sums = treeAdd(sums, row, index);
      }
      total = treeTotal(total, sums, rows);
      return total.dataSync() as Float32Array;
    },
    dispose: () => tf.dispose([sums, row, total, index]),
  };
}

/** Throws LostRank where ranks have other states than rank 0, as after an error of memory. */
export function compareStates(ranks: Ranks, step: number, digest: string): void {
  const all = new TextDecoder().decode(ranks.gather(new TextEncoder().encode(digest)));
  const digests = Array.from({ length: ranks.size }, (_, i) =>
    all.slice(i * digest.length, (i + 1) * digest.length),
  );
  const other = digests.findIndex((each) => each !== digests[0]);
  if (other >= 0)
    throw new LostRank(
      `ranks: expected one state on all ranks at step ${step}, got ${digests[0].slice(0, 12)} on rank 0 and ${digests[other].slice(0, 12)} on rank ${other}; a machine computes wrongly.`,
      'differs',
    );
}

const bytesOf = (x: Float32Array): Uint8Array => new Uint8Array(x.buffer, x.byteOffset, x.byteLength);

/** Bytes as numbers; copied where they do not lie at a multiple of 4. */
function floatsOf(bytes: Uint8Array): Float32Array {
  const whole = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
  return new Float32Array(whole.buffer, whole.byteOffset, whole.byteLength / 4);
}
