// Random numbers within an update: each draw has a key in a queue of its own, so that it is another one in every update, and
// the same under replay and after a resume.
import { assign, type Random } from '@ganvil/kernels-as';
import { drawRow } from '@ganvil/kernels-as/internal';
import type { Noise } from '../nn/layer.ts';
import * as tf from '../tf.ts';

/** Updates of one stream and player; a draw takes the next range of steps of the stream. */
const RANGE = 2 ** 40;
/** Updates of one shard, within the range of its draw. */
const SHARD_RANGE = 2 ** 32;
const PLAYERS = 16;

/** The keys of the draws of a player's next updates. */
export interface NoiseFeed {
  /** For each draw of an update its keys, int32 [rows, 5]. */
  readonly keys: tf.Tensor2D[];
  /** The next draw of the present update, and how many an update has, as far as is known. */
  next: number;
  used: number;
  /** What the present update has drawn. */
  readonly drawn: tf.Tensor[];
}

/** Queues of `rows` updates for at most `draws` draws each. */
export function createNoiseFeed(rows: number, draws: number): NoiseFeed {
  const keys = Array.from({ length: draws }, () => tf.keep(tf.zeros<tf.Rank.R2>([rows, 5], 'int32')));
  return { keys, next: 0, used: draws, drawn: [] };
}

/** Frees the keys. */
export function disposeNoiseFeed({ keys }: NoiseFeed): void {
  tf.dispose(keys);
}

/** Writes the keys of the updates `numbers` of the player at place `index`, for each of them those of the given shards in turn. */
export function fillNoiseFeed(
  feed: NoiseFeed,
  random: Random,
  stream: number,
  index: number,
  numbers: readonly number[],
  shards: readonly number[],
): void {
  for (let draw = 0; draw < feed.used; draw++) {
    const base = (draw * PLAYERS + index) * RANGE;
    const keys = numbers.flatMap((number) =>
      shards.flatMap((shard) => random.key(stream, base + shard * SHARD_RANGE + number)),
    );
    feed.keys[draw] = assign(feed.keys[draw], Int32Array.from(keys));
  }
}

/** The draws of one update, in order. */
export function noiseFrom(feed: NoiseFeed, cursor: tf.Scalar, random: Random): Noise {
  return (distribution, shape) => {
    const keys = feed.keys[feed.next++];
    if (!keys) throw new Error(`noise: expected at most ${feed.keys.length} draws in an update, got more.`);
    const target = tf.keep(tf.zeros([...shape]));
    const filled = drawRow(target, distribution, keys, cursor, random);
    feed.drawn.push(filled);
    return filled;
  };
}

/** Ends the draws of an update: the next one has as many. */
export function endNoise(feed: NoiseFeed): void {
  tf.dispose(feed.drawn.splice(0));
  feed.used = feed.next;
  feed.next = 0;
}
