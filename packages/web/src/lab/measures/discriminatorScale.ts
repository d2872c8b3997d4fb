// How what D puts out is read: as a probability where the loss makes it one, else on a critic's own scale.
import { losses } from '../model/coreTables.ts';
import { sigmoid } from './game.ts';

export interface DiscriminatorOutput {
  /** Whether the sigmoid of an output is the probability that the sample is real. */
  readonly probability: boolean;
  /** The output at which D is undecided; a critic may have none. */
  readonly undecided?: number;
}

export const discriminatorOutput = (loss: string): DiscriminatorOutput => ({
  probability: losses[loss]?.output !== 'critic',
  undecided: losses[loss]?.undecided,
});

/** A scale of outputs: `middle` is undecided. */
export interface DiscriminatorScale {
  readonly middle: number;
  /** From 0, as fake as can be, by 1/2, undecided, to 1. */
  position(output: number): number;
}

/**
 * A probability is its own place. A critic has its middle where it is undecided, or else halfway between what it gives real
 * and fake samples on average; the means lie about a quarter from either end.
 */
export function discriminatorScale(
  { probability, undecided }: DiscriminatorOutput,
  real: ArrayLike<number>,
  fake: ArrayLike<number>,
): DiscriminatorScale {
  if (probability) return { middle: 0, position: sigmoid };
  const [onReal, onFake] = [mean(real), mean(fake)];
  const middle = undecided ?? (onReal + onFake) / 2;
  const reach = Math.max(Math.abs(onReal - middle), Math.abs(onFake - middle), 1e-9);
  return { middle, position: (output) => Math.min(1, Math.max(0, 0.5 + (output - middle) / (4 * reach))) };
}

/** The mean of some numbers. */
export function mean(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i];
  return sum / values.length;
}
