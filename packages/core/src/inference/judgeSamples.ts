import { ConfigError } from '../errors.ts';
import type { Projection } from '../featureSpaces/projection.ts';
import { type Params, sizeOf } from '../nn/layer.ts';
import * as tf from '../tf.ts';
import type { Samples } from '../training/events.ts';
import type { Model } from '../training/model.ts';
import { chunks, joinChunks } from './chunks.ts';
import { inferWith } from './inferWith.ts';
import { otherGame } from './otherGame.ts';

/** What a classifier makes of samples, flat. */
export interface JudgedBy {
  /** Probabilities of the classes [count, classes]. */
  readonly probabilities: Float32Array;
  /** Outputs of its last hidden layer [count, features], as the projection leaves them. */
  readonly hidden: Float32Array;
}

/**
 * Probabilities of classes and the outputs of the last hidden layer, some samples at a time. Throws ConfigError where the game of
 * the judge tells no classes apart, or its networks have no such layer.
 */
export function judgeSamples(model: Model, { shape, count, data }: Samples, project: Projection): JudgedBy {
  const { game, config, owners } = model;
  const { classify } = game;
  if (!classify) throw otherGame('classify', config.game);
  const size = sizeOf(shape);
  const parts = chunks(count).map(([first, end]) => {
    const taps: Record<string, Params> = Object.fromEntries(Object.keys(owners).map((name) => [name, {}]));
    const outputs = tf.tidy(() => {
      const x = tf.tensor(data.subarray(first * size, end * size), [end - first, ...shape]);
      const probabilities = tf.softmax(classify(inferWith(model, undefined, taps), x));
      const tapped = Object.values(taps).find(({ features }) => features !== undefined)?.features;
      if (!tapped) throw new ConfigError(`--judge: expected a classifier with features, got ${config.game}.`);
      return [probabilities, tapped];
    });
    const [probabilities, hidden] = outputs.map((output) => output.dataSync() as Float32Array);
    tf.dispose(outputs);
    return [probabilities, project(hidden, end - first)];
  });
  return {
    probabilities: joinChunks(parts.map(([probabilities]) => probabilities)),
    hidden: joinChunks(parts.map(([, hidden]) => hidden)),
  };
}
