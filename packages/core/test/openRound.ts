import { assign, loadRandom } from '@ganvil/kernels-as';
import type { Round } from '../src/games/types.ts';
import { type Config, openDataset } from '../src/index.ts';
import * as tf from '../src/tf.ts';
import { classesOf, createRound } from '../src/training/createRound.ts';
import { createFeed, disposeFeed } from '../src/training/feed.ts';
import { fillFeed } from '../src/training/fillFeed.ts';
import { createModel, disposeModel, type Model } from '../src/training/model.ts';
import { endNoise } from '../src/training/noiseFeed.ts';
import {
  createInputs,
  createRealBatch,
  disposeInputs,
  disposeRealBatch,
  latentsIn,
  loadInputs,
} from '../src/training/updateInputs.ts';

/** The first update of each player of a config, as a function that can be asked for its loss again and again. */
export interface OpenRound {
  readonly model: Model;
  /** The loss of a player, with the same inputs and random numbers each time. */
  lossOf(player: string): tf.Scalar;
  dispose(): void;
}

/** Passes after which power iterations have found the singular values. */
const PASSES = 200;

export async function openRound(config: Config): Promise<OpenRound> {
  const { dataset } = await openDataset(config);
  const { shape: sampleShape, classes, count, read } = dataset;
  const data = { sampleShape, classes, count, read: read.bind(dataset) };
  const model = createModel(config, data, (await loadRandom())(7));
  const batch = createRealBatch(model, [config.batchSize]);
  const rounds = new Map(
    model.game.schedule(config).map(([name, times]) => {
      const feed = createFeed(model, model.players[name], times, 1);
      const inputs = createInputs(model, feed, batch, [config.batchSize]);
      fillFeed(model, dataset, feed, { done: 0, count: 1, others: () => 0 });
      loadInputs(model, inputs, feed);
      return [name, { feed, inputs }] as const;
    }),
  );
  const held = new Map<string, tf.Tensor[]>();
  let holds = false;
  const lossOf = (player: string, observed: [string, tf.Tensor][] = []): tf.Scalar => {
    const { feed, inputs } = rounds.get(player)!;
    const classes = classesOf(model, inputs);
    const report = (_: string, value: tf.Tensor) => value as tf.Scalar;
    const latents = latentsIn(model, inputs);
    const observe: Round['observe'] = (name, value, next) =>
      void observed.push([name, tf.keep(next ? next(value, report) : value)]);
    const present = { observed, classes, latents, report, observe };
    const round = createRound(model, feed, inputs, present);
    const loss = model.game.loss[player](holds ? withConstants(round, held, player) : round);
    for (const noise of [feed.roundNoise, feed.layerNoise]) if (noise) noise.next = 0;
    return loss;
  };
  for (const { name, latest, statistics } of Object.values(model.players))
    for (let pass = 0; pass < PASSES && latest.size > 0; pass++) {
      const observed: [string, tf.Tensor][] = [];
      tf.tidy(() => lossOf(name, observed));
      for (const [key, value] of observed)
        if (latest.has(key)) statistics[key] = assign(statistics[key], value.dataSync() as Float32Array);
      tf.dispose(observed.map(([, value]) => value));
    }
  holds = true;
  return {
    model,
    lossOf,
    dispose() {
      tf.dispose([...held.values()].flat());
      for (const { feed, inputs } of rounds.values()) {
        for (const noise of [feed.roundNoise, feed.layerNoise]) if (noise) endNoise(noise);
        disposeInputs(inputs);
        disposeFeed(feed);
      }
      disposeRealBatch(batch);
      disposeModel(model);
    },
  };
}

/** A round whose constants keep the values that they have when they are first asked for: they have no gradient. */
function withConstants(round: Round, held: Map<string, tf.Tensor[]>, player: string): Round {
  const known = held.get(player);
  const found: tf.Tensor[] = [];
  let next = 0;
  const constant = (f: () => tf.Tensor): tf.Tensor => {
    const value = round.constant(f); // also where its value is not needed: its draws are counted
    if (known) return tf.clone(known[next++]);
    found.push(tf.keep(tf.clone(value)));
    return value;
  };
  if (!known) held.set(player, found);
  return Object.create(round, { constant: { value: constant } });
}
