import type { Round } from '../games/types.ts';
import type { Noise, Pass } from '../nn/layer.ts';
import * as tf from '../tf.ts';
import { aheadOf } from './aheadOf.ts';
import { drawRowOf, type Feed } from './feed.ts';
import type { Model } from './model.ts';
import { noiseFrom } from './noiseFeed.ts';
import type { UpdateInputs } from './updateInputs.ts';

/** One-hot classes of the batch [N, classes], and of its real samples. */
export interface RoundClasses {
  readonly own?: tf.Tensor;
  readonly ofReal?: tf.Tensor;
}

/** One-hot classes, where the networks are conditioned on them; the caller disposes them. */
export function classesOf({ classes }: Model, { needs, batch, drawnClasses }: UpdateInputs): RoundClasses {
  if (classes === 0) return {};
  const oneHot = (labels: tf.Tensor1D) =>
    tf.tidy(() => tf.oneHot(labels, classes, 1, 0, 'float32') as tf.Tensor);
  const ofReal = needs.real && batch.labels ? oneHot(batch.labels) : undefined;
  return drawnClasses ? { own: oneHot(drawnClasses), ofReal } : { ofReal };
}

/** What is of one update, beside its feed. */
interface Present {
  readonly observed: NonNullable<Pass['observed']>;
  readonly classes: RoundClasses;
  readonly latents?: tf.Tensor;
  readonly report: Round['report'];
  readonly observe: Round['observe'];
}

/** An update as the loss of its player sees it. Reading what the game does not declare in `needs` throws. */
export function createRound(model: Model, feed: Feed, inputs: UpdateInputs, present: Present): Round {
  const { owners, players, random, part } = model;
  const config = { ...model.config, batchSize: part.size };
  const { player, needs, roundNoise, layerNoise, watch } = feed;
  const row = drawRowOf(feed);
  const { instanceNoise } = inputs;
  const declared = <T>(key: string, value: T | undefined): T => {
    if (value !== undefined) return value;
    throw new Error(
      `game ${config.game}: expected player ${player.name} to declare what it reads, got ${key} without.`,
    );
  };
  const layers: Noise | undefined = layerNoise && noiseFrom(layerNoise, row, random);
  return {
    config,
    get real() {
      return declared('real', needs.real && inputs.batch.samples);
    },
    get latents() {
      return declared('latents', present.latents);
    },
    get labels() {
      return declared('labels', needs.labels && inputs.batch.labels);
    },
    get indices() {
      return declared('indices', needs.indices && inputs.batch.indices);
    },
    get labelledSamples() {
      return declared('labelledSamples', inputs.labelledSamples);
    },
    get labelledClasses() {
      return declared('labelledClasses', inputs.labelledClasses);
    },
    get ahead() {
      const { ratesAhead } = inputs;
      return declared('ahead', needs.ahead && ratesAhead && aheadOf(players[needs.ahead.player], ratesAhead));
    },
    classes: needs.classes === 'real' ? present.classes.ofReal : present.classes.own,
    classesOfReal: present.classes.ofReal,
    apply(name, x, { weights, classes, taps, observe, training = true } = {}) {
      const owner = owners[name];
      const kept = training && (observe ?? owner === player);
      const pass = {
        training,
        statistics: owner.statistics,
        classes,
        taps,
        noise: layers,
        instanceNoise,
      };
      const y = owner.functions[name].apply(
        weights ?? owner.weights,
        x,
        kept ? { ...pass, observed: present.observed } : pass,
      );
      watch?.applied(name, x, y);
      return y;
    },
    layer: (name) => owners[name].functions[name],
    weights: (name) => players[name].weights,
    statistics: (name) => players[name].statistics,
    observe: present.observe,
    noise: roundNoise ? noiseFrom(roundNoise, row, random) : () => declared<never>('noise', undefined),
    constant,
    shown: watch?.shown,
    report: present.report,
  };
}

/** The value of `f` as a constant: what it computes is not kept for a gradient. */
function constant<T extends tf.Tensor>(f: () => T): T {
  const { state } = tf.engine();
  const depth = state.gradientDepth;
  state.gradientDepth = 0;
  try {
    return tf.tidy(f);
  } finally {
    state.gradientDepth = depth;
  }
}
