import { lengthOf } from '../inference/lengthOf.ts';
import * as tf from '../tf.ts';
import type { Scalars } from './events.ts';
import { type Model, stepsOf } from './model.ts';
import type { Player } from './player.ts';
import { learningRateAt } from './rates.ts';
import { type Trainer, updateOf } from './trainer.ts';
import type { Batch, NetworkPass, UpdateParts } from './updateParts.ts';
import type { Watch } from './watch.ts';

/** Rows of a batch that are given. */
const ROWS = 64;

type Outputs = Partial<Record<'real' | 'fake', Float32Array>>;

/** What a watch has seen of an update. */
interface Seen {
  latents?: Batch;
  real?: Batch;
  passes: NetworkPass[];
  outputs: Outputs;
  loss: number;
  gradients: Record<string, number>;
  scalars: Scalars;
  after?: UpdateParts['after'];
}

/** One update of a player, and `tell` what it did. False where it diverged: it was not applied. */
export function updateInParts(trainer: Trainer, player: string, tell: (parts: UpdateParts) => void): boolean {
  const { model } = trainer;
  const own = model.players[player];
  const number = trainer.done[player] + 1;
  const [before, seen] = [
    weightsOf(own),
    { passes: [], outputs: {}, loss: Number.NaN, gradients: {}, scalars: {} },
  ];
  const { optimizer } = own.settings;
  const rate = learningRateAt(own.settings, model.config, stepsOf(model, trainer.done));
  const applied = updateOf(trainer, player, watching(model, own, seen));
  tell({
    ...partsOf(model, seen),
    player,
    number,
    optimizer,
    rate,
    ...movedBy(before, weightsOf(own)),
    applied,
  });
  return applied;
}

function partsOf({ game }: Model, { gradients, ...seen }: Seen) {
  const [, maker] = /(\w+) > fakes/.exec(game.flow) ?? [];
  const fakes = seen.passes.find(({ network }) => network === maker)?.gives;
  const gradient = lengthOf(Object.values(gradients));
  return { ...seen, fakes, gradients, gradient };
}

/** A watch that notes what it sees. */
function watching({ game, config }: Model, player: Player, seen: Seen): Watch {
  const needs = game.needs(config)[player.name];
  const names = Object.keys(player.weights);
  return {
    begins(latents, real) {
      if (latents) seen.latents = joined(seen.latents, latents);
      if (needs.real) seen.real = joined(seen.real, real);
    },
    applied: (network, x, y) => {
      seen.passes.push({ network, reads: batchOf(x), gives: batchOf(y) });
    },
    shown: (name, outputs) => {
      seen.outputs[name] = Float32Array.from([...(seen.outputs[name] ?? []), ...outputs.dataSync()]);
    },
    descends({ value, gradients }) {
      [seen.loss] = value.dataSync();
      const squares: Record<string, number> = {};
      names.forEach((name, i) => {
        const layer = name.replace(/\/[^/]*$/, '');
        const gradient = gradients[i];
        const length = gradient ? lengthOf(gradient.dataSync()) : 0;
        if (gradient) squares[layer] = (squares[layer] ?? 0) + length * length;
      });
      for (const [layer, square] of Object.entries(squares)) seen.gradients[layer] = Math.sqrt(square);
    },
    reported: (scalars) => {
      seen.scalars = scalars;
    },
    again: (pass) => {
      seen.after = lookingAgain(pass);
    },
  };
}

/** What the loss, computed again, shows and reports. */
function lookingAgain(pass: Parameters<Watch['again']>[0]): UpdateParts['after'] {
  const [scalars, outputs]: [Record<string, number>, Outputs] = [{}, {}];
  const ignore = () => {};
  const watch: Watch = {
    ...{ begins: ignore, applied: ignore, descends: ignore, reported: ignore, again: ignore },
    shown: (name, shown) => {
      outputs[name] = Float32Array.from(shown.dataSync());
    },
  };
  const { descent, observed } = pass(watch, (name, value) => {
    [scalars[name]] = value.dataSync();
    return value as tf.Scalar;
  });
  const [loss] = descent.value.dataSync();
  const gradients = descent.gradients.filter((gradient) => gradient !== null);
  tf.dispose([descent.value, ...gradients, ...observed.map(([, value]) => value)]);
  return { loss, scalars, outputs };
}

/** A batch [N, ...shape] as plain data. */
function batchOf(x: tf.Tensor): Batch {
  const [count, ...shape] = x.shape;
  const data = x.dataSync();
  let [sum, squares] = [0, 0];
  for (const value of data) {
    sum += value;
    squares += value * value;
  }
  const mean = sum / data.length;
  const deviation = Math.sqrt(Math.max(0, squares / data.length - mean * mean));
  const rows = data.length / Math.max(1, count);
  return { shape, count, data: Float32Array.from(data.subarray(0, ROWS * rows)), mean, deviation };
}

/** The batch of the shards so far and one more. */
function joined(before: Batch | undefined, x: tf.Tensor): Batch {
  const next = batchOf(x);
  if (!before) return next;
  const count = before.count + next.count;
  const share = before.count / count;
  const mean = share * before.mean + (1 - share) * next.mean;
  const square = (of: Batch) => of.deviation * of.deviation + of.mean * of.mean;
  const squares = share * square(before) + (1 - share) * square(next);
  return { ...before, count, mean, deviation: Math.sqrt(Math.max(0, squares - mean * mean)) };
}

/** The weights of a player that learn, one after another. */
function weightsOf({ weights, frozen }: Player): Float32Array[] {
  const learning = Object.keys(weights).filter((name) => !frozen.has(name));
  return learning.map((name) => Float32Array.from(weights[name].dataSync()));
}

function movedBy(before: readonly Float32Array[], after: readonly Float32Array[]) {
  const lengths = before.map((values, k) => lengthOf(values.map((value, i) => after[k][i] - value)));
  return { moved: lengthOf(lengths), weights: lengthOf(before.map(lengthOf)) };
}
