// What D says in the figure of densities: its curves, and measures of the game.
import type { Samples } from '@ganvil/core';
import type { DensityFigure, DiscriminatorCurves } from '../../plots/densityFigure.ts';
import type { Session } from '../../session/types.ts';
import {
  type DiscriminatorOutput,
  type DiscriminatorScale,
  discriminatorScale,
} from '../measures/discriminatorScale.ts';
import {
  accuracy,
  distanceFromHalf,
  EQUILIBRIUM_VALUE,
  gameValue,
  meanLength,
  meanProbability,
  optimalDiscriminator,
} from '../measures/game.ts';
import { firstSamples } from '../model/sampleSelection.ts';

const GRADIENT_SAMPLES = 200; // fakes at which the gradient of D is measured

/** What D says of places on the axis, and of real and fake samples. */
export async function ratingOf(
  session: Session,
  output: DiscriminatorOutput,
  { real, fakes, places }: { real: Samples; fakes: Samples; places: Samples },
) {
  const [{ logits }, { logits: onReal }, { logits: onFake }, { gradient }] = await Promise.all([
    session.discriminate(places),
    session.discriminate(real),
    session.discriminate(fakes),
    session.discriminate(firstSamples(fakes, GRADIENT_SAMPLES), { gradient: true }),
  ]);
  return { output, logits, onReal, onFake, gradient: gradient! };
}

type Rating = Awaited<ReturnType<typeof ratingOf>>;

/** The curves of D in the figure. */
export function curvesOf(
  { output, logits, onReal, onFake }: Rating,
  real: Float64Array,
  fake: Float64Array,
): DiscriminatorCurves {
  const { probability } = output;
  const scale = discriminatorScale(output, onReal, onFake);
  const optimal = probability ? fake.map((p, i) => optimalDiscriminator(real[i], p)) : undefined;
  const discriminator = Float64Array.from(logits, probability ? scale.position : Number);
  return { discriminator, optimal, ...rangeOf(probability, scale, discriminator) };
}

/** Measures of D, and of the game if theory has an optimal discriminator for it. */
export function measuresOf(
  { output: { undecided }, onReal, onFake, gradient }: Rating,
  { real, fake, d }: DensityFigure,
  js: number,
): Record<string, number> {
  const ofD = {
    slope: meanLength(gradient, 1),
    ...(undecided !== undefined && { accuracy: accuracy(onReal, onFake, undecided) }),
  };
  if (!d?.optimal) return ofD;
  return {
    ...ofD,
    fromHalf: distanceFromHalf(onReal),
    value: gameValue(onReal, onFake),
    optimalValue: EQUILIBRIUM_VALUE + 2 * Math.LN2 * js,
    fooled: meanProbability(onFake),
    gap: gapOf(d.discriminator, d.optimal, { real, fake }),
  };
}

/** The axis of D's output at the right: its ends, and where D is undecided. */
function rangeOf(
  probability: boolean,
  { middle }: DiscriminatorScale,
  outputs: Float64Array,
): Pick<DiscriminatorCurves, 'range' | 'undecided'> {
  if (probability) return { range: [0, 1], undecided: 0.5 };
  const values = [...outputs, middle];
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return { range: [low, high > low ? high : low + 1], undecided: middle };
}

/** The mean distance of D from the optimal D, weighted by the densities of real and fake samples. */
function gapOf(
  discriminator: Float64Array,
  optimal: Float64Array,
  { real, fake }: { real: Float64Array; fake: Float64Array },
): number {
  const weight = real.map((p, i) => p + fake[i]);
  const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);
  return sum(discriminator.map((value, i) => Math.abs(value - optimal[i]) * weight[i])) / sum(weight);
}
