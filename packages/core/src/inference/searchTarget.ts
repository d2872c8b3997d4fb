import { assign } from '@ganvil/kernels-as';
import type { Judge, LatentTerm } from '../latentTerms/types.ts';
import * as tf from '../tf.ts';
import type { Samples } from '../training/events.ts';
import type { Model } from '../training/model.ts';
import { createJudge } from './createJudge.ts';
import { inferWith } from './inferWith.ts';
import type { Search } from './invertOptions.ts';
import { observe, observed, seenShape } from './observe.ts';

/** What latents are searched for, row by row, at places that stay: recorded steps read them. */
export interface SearchTarget {
  /** Writes the samples that rows are to be like [rows, ...shape], flat, and the class of each. */
  set(data: Float32Array, labels: Int32Array): void;
  /** Distance and terms [rows] of latents [rows, latentDim], each a function of its own row alone. */
  objective(latents: tf.Tensor): tf.Tensor;
  dispose(): void;
}

/** Room for so many rows. */
export function createSearchTarget(
  model: Model,
  { shape }: Samples,
  { distance, terms, observation, options }: Search,
  rows: number,
): SearchTarget {
  const { game, classes } = model;
  const { side } = observation;
  const seenSides = seenShape(shape, observation);
  const known = tf.keep(tf.tensor(observation.known, seenSides));
  let seen = tf.keep(tf.zeros([rows, ...seenSides]));
  let chosen = classes > 0 ? tf.keep(tf.zeros([rows, classes])) : undefined;
  const prepared = tf.tidy(() =>
    game.prepare?.(inferWith(model, options.weights))?.map((one) => tf.keep(one)),
  );
  const ofTarget = new Map<LatentTerm, tf.Tensor>();
  const judge = terms.some(({ term }) => term.judges)
    ? createJudge(model, options.dataset, () => chosen)
    : undefined;
  return {
    set(data, labels) {
      seen = assign(seen, observed(data, shape, observation));
      if (chosen) chosen = assign(chosen, oneHotRows(labels, classes));
      if (judge) tf.tidy(() => keepTargets(ofTarget, terms, seen, judge));
    },
    objective(latents) {
      const samples = game.generate!(inferWith(model, options.weights), latents, chosen, prepared);
      const sum = distance.of(tf.sub(observe(samples, side, known), seen));
      return terms.reduce((all: tf.Tensor, { term, weight }) => {
        const value = term.of({ latents, samples, ofTarget: ofTarget.get(term), judge: judge! });
        return tf.add(all, tf.mul(value, weight));
      }, sum);
    },
    dispose() {
      tf.dispose([known, seen, ...(chosen ? [chosen] : []), ...(prepared ?? []), ...ofTarget.values()]);
    },
  };
}

/** What terms make of the targets, at places that stay. */
function keepTargets(
  kept: Map<LatentTerm, tf.Tensor>,
  terms: Search['terms'],
  target: tf.Tensor,
  judge: Judge,
): void {
  for (const { term } of terms) {
    if (!term.ofTarget) continue;
    const value = term.ofTarget(target, judge);
    const before = kept.get(term);
    kept.set(term, before ? assign(before, value.dataSync<'float32'>()) : tf.keep(tf.clone(value)));
  }
}

function oneHotRows(labels: Int32Array, classes: number): Float32Array {
  const rows = new Float32Array(labels.length * classes);
  labels.forEach((label, i) => {
    rows[i * classes + label] = 1;
  });
  return rows;
}
