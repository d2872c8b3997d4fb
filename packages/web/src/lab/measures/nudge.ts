import { logit, sigmoid } from './game.ts';

/** D's logits for samples [n, size], given flat. */
export type Discriminate = (samples: Float32Array) => Promise<ArrayLike<number>>;

export interface Nudge {
  /** The nudged sample, and D's verdicts before and after, as D gave them. */
  readonly sample: Float32Array;
  readonly before: number;
  readonly after: number;
  /** Length of the nudge, and its largest change of a single value. */
  readonly length: number;
  readonly largest: number;
}

const LENGTHS_PER_ROUND = 16; // nudges that D judges in one go
const ROUNDS = 4; // each narrows the length down by TRIES
const MAX_WIDENINGS = 6;

/**
 * The shortest nudge along D's gradient that raises D by `amount`, a probability or a critic's value, with every value kept
 * in [-1, 1]; found by trying, not by trusting the slope. Undefined where D cannot rise so far, or this direction does not lead there.
 */
export async function nudge(
  x: Float32Array,
  gradient: Float32Array,
  judge: Discriminate,
  { probability, amount }: { probability: boolean; amount: number },
): Promise<Nudge | undefined> {
  const start = (await judge(x))[0];
  const [read, goal] = probability
    ? [sigmoid, logit(Math.min(1, sigmoid(start) + amount))]
    : [Number, start + amount];
  const before = read(start);
  const norm = Math.sqrt(gradient.reduce((sum, value) => sum + value * value, 0));
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
    const found = Array.from(await judge(batch)).findIndex((value) => value >= goal);
    if (found >= 0) [low, high, round] = [found > 0 ? lengths[found - 1] : low, lengths[found], round + 1];
    else if (round > 0 || widenings++ === MAX_WIDENINGS) return undefined;
    else high *= 4;
  }
  const sample = moved(high);
  const after = read((await judge(sample))[0]);
  const change = sample.map((value, i) => value - x[i]);
  const length = Math.sqrt(change.reduce((sum, value) => sum + value * value, 0));
  return { sample, before, after, length, largest: change.reduce((m, v) => Math.max(m, Math.abs(v)), 0) };
}
