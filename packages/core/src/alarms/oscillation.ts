import { shown } from './series.ts';
import type { Alarm, Diagnosis } from './types.ts';

/** Diagnoses that are looked at. */
const WINDOW = 6;
const RAISE = 0.3;
const CLEAR = 0.15;

/**
 * G moves from place to place and back: of the way that the shares of modes (or the mean of the samples) go from diagnosis to diagnosis, the mean
 * step, less what brings them from the first to the last. 0: still, or in one direction; 1: all samples change their mode each time.
 * The rotation about an equilibrium of https://arxiv.org/abs/1801.04406 section 2, seen in samples.
 */
export function oscillationScore(history: readonly Diagnosis[]): number | undefined {
  const last = history.slice(-WINDOW);
  const places = last.map(({ shares, position }) => shares ?? position);
  const length = places[0]?.length;
  if (places.length < WINDOW || length === undefined || places.some((place) => place?.length !== length))
    return undefined;
  const size = last[0].shares ? variation : distance;
  const steps = places.slice(1).map((place, i) => size(place!, places[i]!));
  const way = steps.reduce((a, b) => a + b, 0);
  return Math.max(0, way - size(places[WINDOW - 1]!, places[0]!)) / (WINDOW - 1);
}

/** Half the sum of differences: the share of samples that changed their mode. */
function variation(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, i) => sum + Math.abs(value - b[i]), 0) / 2;
}

/** Root mean square of the differences, in standard deviations of real samples. */
function distance(a: readonly number[], b: readonly number[]): number {
  const squares = a.map((value, i) => (value - b[i]) * (value - b[i]));
  return Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / a.length);
}

/** `oscillationScore` above a limit. */
export const oscillation: Alarm = {
  help: 'samples jump from mode to mode, or to and fro, instead of settling',
  raise(history) {
    const score = oscillationScore(history);
    if (score === undefined || score < RAISE) return undefined;
    return `the oscillation score of the last ${WINDOW} diagnoses is ${shown(score)}`;
  },
  clears: (history) => (oscillationScore(history) ?? 0) < CLEAR,
  means: 'G jumps between parts of the data while D chases it',
  advice: 'lower learning rates, --penalty r1, --beta1 0 or more averaging (emaDecay)',
};
