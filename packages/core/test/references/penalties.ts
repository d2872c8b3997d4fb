// The formulas of the penalties in plain float64, of the D in critic.ts.

import { slopes } from './agree.ts';
import { critic, type criticShapes, criticSlopes, WIDTH } from './critic.ts';

type Numbers = readonly number[];

/** What a penalty may look at, as numbers. */
export interface PenaltyNumbers {
  /** [N, 2], flat. */
  readonly real: Numbers;
  readonly fake: Numbers;
  readonly weights: Record<keyof typeof criticShapes, Numbers>;
  /** The penalty's draws, in order: each flat. */
  readonly drawn: readonly Numbers[];
}

const mean = (x: Numbers): number => x.reduce((sum, value) => sum + value, 0) / x.length;
const squares = ({ weights }: PenaltyNumbers, x: Numbers): number[] =>
  criticSlopes(weights, x).map((row) => row.reduce((sum, value) => sum + value * value, 0));
const lengths = (input: PenaltyNumbers, x: Numbers): number[] => squares(input, x).map(Math.sqrt);

/** The loss of D that penalties are tried with: the cross-entropy. */
export function lossOfCritic({ real, fake, weights }: PenaltyNumbers): number {
  const softplus = (x: number) => Math.log1p(Math.exp(x));
  return mean(critic(weights, real).map((x) => softplus(-x))) + mean(critic(weights, fake).map(softplus));
}

/** Of each entry of the table; 0 where nothing is added. */
export const references: Record<string, (input: PenaltyNumbers) => number> = {
  none: () => 0,
  r1: (input) => mean(squares(input, input.real)) / 2,
  r2: (input) => mean(squares(input, input.fake)) / 2,
  r1r2: (input) => (mean(squares(input, input.real)) + mean(squares(input, input.fake))) / 2,
  dragan(input) {
    const { real, drawn } = input;
    const centre = mean(real);
    const deviation = Math.sqrt(mean(real.map((x) => (x - centre) ** 2)));
    const around = real.map((x, i) => x + drawn[0][Math.floor(i / WIDTH)] * 0.5 * deviation * drawn[1][i]);
    return mean(lengths(input, around).map((length) => (length - 1) ** 2));
  },
  wganGp(input) {
    const { real, fake, drawn } = input;
    const between = real.map((x, i) => x + drawn[0][Math.floor(i / WIDTH)] * (fake[i] - x));
    return mean(lengths(input, between).map((length) => (length - 1) ** 2));
  },
  nagarajanKolter(input) {
    const names = Object.keys(input.weights) as (keyof typeof criticShapes)[];
    return names.reduce((sum, name) => {
      const moved = (values: Numbers) =>
        lossOfCritic({ ...input, weights: { ...input.weights, [name]: values } });
      return sum + slopes(moved, input.weights[name]).reduce((total, slope) => total + slope * slope, 0);
    }, 0);
  },
};
