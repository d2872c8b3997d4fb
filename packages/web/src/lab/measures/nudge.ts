import { logit, sigmoid } from './game.ts';
import { lengthOf } from './lengthOf.ts';

/** D's outputs on samples [n, size], flat. */
export type Discriminate = (samples: Float32Array) => Promise<ArrayLike<number>>;

/** A change of a sample that raises D. */
export interface Nudge {
  /** The nudged sample, and D's output before and after: probabilities or a critic's values. */
  readonly sample: Float32Array;
  readonly before: number;
  readonly after: number;
  /** Euclidean length of the change, and its largest component. */
  readonly length: number;
  readonly largest: number;
}

const LENGTHS_PER_ROUND = 16; // lengths that are tried in one batch
const ROUNDS = 4; // each narrows the range by LENGTHS_PER_ROUND
const MAX_WIDENINGS = 6;

/**
 * The shortest change of x along D's gradient that raises D by `amount`, a probability or a critic's value. Values stay in [-1, 1].
 * Lengths are tried, since the gradient only gives the direction. Undefined if D cannot rise that far in this direction.
 */
export async function nudge(
  x: Float32Array,
  gradient: Float32Array,
  discriminate: Discriminate,
  { probability, amount }: { probability: boolean; amount: number },
): Promise<Nudge | undefined> {
  const start = (await discriminate(x))[0];
  const [read, goal] = probability
    ? [sigmoid, logit(Math.min(1, sigmoid(start) + amount))]
    : [Number, start + amount];
  const before = read(start);
  const norm = lengthOf(gradient);
  if (!Number.isFinite(goal) || !(norm > 0)) return undefined;
  const moved = (length: number) =>
    x.map((value, i) => Math.min(1, Math.max(-1, value + (length * gradient[i]) / norm)));
  let [low, high] = [0, (2 * (goal - start)) / norm];
  for (let round = 0, widenings = 0; round < ROUNDS; ) {
    const lengths = Array.from(
      { length: LENGTHS_PER_ROUND },
      (_, i) => low + ((high - low) * (i + 1)) / LENGTHS_PER_ROUND,
    );
    const batch = new Float32Array(LENGTHS_PER_ROUND * x.length);
    lengths.forEach((length, i) => batch.set(moved(length), i * x.length));
    const found = Array.from(await discriminate(batch)).findIndex((value) => value >= goal);
    if (found >= 0) [low, high, round] = [found > 0 ? lengths[found - 1] : low, lengths[found], round + 1];
    else if (round > 0 || widenings++ === MAX_WIDENINGS) return undefined;
    else high *= 4;
  }
  const sample = moved(high);
  const after = read((await discriminate(sample))[0]);
  const change = sample.map((value, i) => value - x[i]);
  return {
    sample,
    before,
    after,
    length: lengthOf(change),
    largest: change.reduce((m, v) => Math.max(m, Math.abs(v)), 0),
  };
}
