// What samples of a model look like beside real ones, cheaply enough to be asked often.
import type { Random } from '@ganvil/kernels-as';
import type { Diagnosis } from '../alarms/types.ts';
import type { Dataset } from '../datasets/types.ts';
import type { Samples } from '../training/events.ts';
import { type Distances, meanDistance, quantile, shareBelow, smallest } from './distances.ts';
import { evaluated } from './evaluated.ts';
import { positionsBeside } from './positionsBeside.ts';
import { realSamples } from './realSamples.ts';
import { assignmentFor, type ClassifySamples, entropyOf, partsReached, sharesIn } from './sharesOf.ts';

/** Fakes, and real samples, that a diagnosis compares. */
const COUNT = 256;
/** Numbers in all training samples up to which fakes are compared with each of them. */
const MOST = 2 ** 20;
/** The share of real samples that have another one as near as a duplicate has. */
const RARE = 0.05;

/** A run as a diagnosis sees it. It brings what needs tfjs or WASM: in pages the diagnosis is a script of its own, without them. */
export interface Diagnosed {
  readonly random: Random;
  /** Whether G is asked for classes. */
  readonly conditional: boolean;
  /** Samples of the averaged G, as many as there are real ones and of their classes; always of the same latents. */
  fakes(real: Samples): Promise<Samples>;
  readonly distances: Distances;
  /** Lengths of the gradients of all layers at the latest updates, as `gradient/<player>/<layer>`. */
  layers(): Record<string, number>;
  /** The natural logarithm, the same on every engine. */
  log(x: number): number;
}

/** Diagnoses the samples of a run at a step. */
export type Diagnose = (step: number) => Promise<Diagnosis>;

/**
 * A diagnosis of the averaged G, always on the same latents and beside the same real samples: the first of those that metrics compare. Real samples are read and measured once. `classify`: tells classes apart; without,
 * the nearest real sample does.
 */
export async function createDiagnose(
  { random, conditional, fakes, distances, log, layers }: Diagnosed,
  dataset: Dataset,
  classify?: ClassifySamples,
): Promise<Diagnose> {
  const part = evaluated(dataset);
  const real = realSamples(random, part, Math.min(COUNT, part.count));
  const positionOf = positionsBeside(random, real);
  const measure = (samples: Samples) => spreadOf(distances(samples, samples), samples, conditional);
  const ofReal = measure(real);
  const assign = assignmentFor(part, real, distances, classify);
  const entropy = (shares: readonly number[]) => entropyOf(shares, log);
  const entropyOfReal = assign && entropy(sharesIn(assign.parts, await assign.of(real)));
  const copies = copiesIn(dataset, random, distances);
  return async (step) => {
    const fake = await fakes(real);
    const spread = measure(fake);
    const values: Record<string, number> = {
      ...(ofReal.mean > 0 ? { distance: spread.mean / ofReal.mean } : {}),
      duplicates: shareBelow(spread.nearest, quantile(ofReal.nearest, RARE)),
      ...(copies ? { memorised: copies(fake) } : {}),
    };
    const position = positionOf(fake);
    const found = { step, values, layers: layers(), position };
    if (!assign) return found;
    const shares = sharesIn(assign.parts, await assign.of(fake));
    values.modes = partsReached(part, fake, shares);
    if (entropyOfReal! > 0) values.entropy = entropy(shares) / entropyOfReal!;
    return { ...found, shares };
  };
}

/** Mean distance of two samples, of conditional ones of the same class, and the distance of each from its nearest other. */
function spreadOf(
  distances: Float64Array,
  samples: Samples,
  conditional: boolean,
): { mean: number; nearest: Float64Array } {
  const labels = conditional ? samples.labels : undefined;
  return { mean: meanDistance(distances, labels), nearest: smallest(distances, samples.count, 1) };
}

/** The share of fakes that are copies of a training sample; undefined where it cannot be told, or not cheaply. */
function copiesIn(
  dataset: Dataset,
  random: Random,
  distances: Distances,
): ((fake: Samples) => number) | undefined {
  const size = dataset.shape.reduce((a, b) => a * b, 1);
  if (dataset.count * size > MOST || dataset.count < 2) return undefined;
  const all = realSamples(random, dataset, dataset.count);
  const few = realSamples(random, dataset, Math.min(COUNT, dataset.count));
  // each of the few is among all, at distance 0: its nearest other is the second
  const limit = quantile(smallest(distances(few, all), few.count, 1), RARE) / 2;
  return (fake) => shareBelow(smallest(distances(fake, all), fake.count, 0), limit);
}
