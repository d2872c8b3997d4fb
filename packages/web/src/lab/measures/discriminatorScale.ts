// The meaning of D's output: a probability if the loss makes it one, otherwise a value on a critic's own scale.
import type { Session } from '../../session/types.ts';
import { losses } from '../model/coreTables.ts';
import { sigmoid } from './game.ts';

/** What D outputs. */
export interface DiscriminatorOutput {
  /** Whether the sigmoid of an output is the probability that the sample is real. */
  readonly probability: boolean;
  /** The output at which D is undecided. A critic may have none. */
  readonly undecided?: number;
}

/** What D outputs under a loss. */
export const discriminatorOutput = (loss: string): DiscriminatorOutput => ({
  probability: losses[loss]?.output !== 'critic',
  undecided: losses[loss]?.undecided,
});

/** What the D of a run outputs; undefined where it has none. */
export const discriminatorOf = ({ discriminates, config }: Pick<Session, 'discriminates' | 'config'>) =>
  discriminates ? discriminatorOutput(config.loss) : undefined;

/** A scale for outputs. */
export interface DiscriminatorScale {
  /** The output at position 1/2. */
  readonly middle: number;
  /** The outputs at positions 0 and 1; beyond them the position stays. Of a probability, 0 and 1. */
  readonly ends: readonly [fake: number, real: number];
  /** The position of an output, from 0 (fake) to 1 (real). */
  position(output: number): number;
}

/**
 * The position of a probability is the probability. For a critic, the middle is where it is undecided, or else midway between its
 * means on real and on fake samples; the means lie about a quarter from the ends.
 */
export function discriminatorScale(
  { probability, undecided }: DiscriminatorOutput,
  real: ArrayLike<number>,
  fake: ArrayLike<number>,
): DiscriminatorScale {
  if (probability) return { middle: 0, ends: [0, 1], position: sigmoid };
  const [onReal, onFake] = [mean(real), mean(fake)];
  const middle = undecided ?? (onReal + onFake) / 2;
  const reach = Math.max(Math.abs(onReal - middle), Math.abs(onFake - middle), 1e-9);
  return {
    middle,
    ends: [middle - 2 * reach, middle + 2 * reach],
    position: (output) => Math.min(1, Math.max(0, 0.5 + (output - middle) / (4 * reach))),
  };
}

/** The mean of some numbers. */
export function mean(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i];
  return sum / values.length;
}
