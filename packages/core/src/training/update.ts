import type { Round } from '../games/types.ts';
import * as tf from '../tf.ts';
import { constrain } from './constrain.ts';
import { classesOf, createRound } from './createRound.ts';
import { type Descent, descend, descentOf } from './descend.ts';
import type { Feed } from './feed.ts';
import { follow } from './follow.ts';
import { fromHistory } from './fromHistory.ts';
import { noteLayerNorms } from './layerNorms.ts';
import type { Model } from './model.ts';
import { endNoise } from './noiseFeed.ts';
import { latentsIn, type UpdateInputs } from './updateInputs.ts';

/** Puts a scalar into the event of the present step; gives it back. */
export type Report = (name: string, value: tf.Tensor) => tf.Scalar;

/** What statistics follow, in the order in which it was seen. */
export type Observed = [name: string, value: tf.Tensor][];

/** The loss of a player on a batch, or a shard, its gradients, and what its passes observe; `observe` is for what they observe by `Round.observe`. */
export function passOf(
  model: Model,
  feed: Feed,
  inputs: UpdateInputs,
  report: Report,
  observe: (observed: Observed) => Round['observe'],
): { descent: Descent; observed: Observed } {
  const { player } = feed;
  const observed: Observed = [];
  const classes = classesOf(model, inputs);
  const latents = latentsIn(model, inputs);
  feed.watch?.begins(latents, inputs.batch.samples);
  const present = { observed, classes, latents, report, observe: observe(observed) };
  const round = createRound(model, feed, inputs, present);
  const descent = descentOf(player, () => {
    const [loss, distance] = [model.game.loss[player.name](round), fromHistory(player)];
    if (!distance) return loss;
    const { historicalAveraging } = player.settings;
    return tf.add(loss, tf.mul(historicalAveraging, report(`history/${player.name}`, distance)));
  });
  tf.dispose([
    ...Object.values(classes).filter((tensor) => tensor !== undefined),
    ...(latents && latents !== inputs.latentNumbers ? [latents] : []),
  ]);
  for (const noise of [feed.roundNoise, feed.layerNoise]) if (noise) endNoise(noise);
  return { descent, observed };
}

/** Applies gradients to a player, after which its averages and statistics follow. Frees them and what was observed. */
export function applyPass(
  model: Model,
  feed: Feed,
  inputs: UpdateInputs,
  { descent, observed }: ReturnType<typeof passOf>,
  report: Report,
): boolean {
  const { player } = feed;
  feed.watch?.descends(descent);
  const finite = descend(player, inputs.rates, descent, (norm, gradients) => {
    report(`gradient/${player.name}`, norm);
    if (feed.layerNorms) noteLayerNorms(feed.layerNorms, gradients);
  });
  const to = model.game.constrain?.[player.name];
  if (finite && to) constrain(player, to);
  if (finite) follow(player, observed, inputs.decay, inputs.historyDecay);
  tf.dispose(observed.map(([, value]) => value));
  return finite;
}

/** Keeps what passes observe. */
const keeping =
  (report: Report) =>
  (observed: Observed): Round['observe'] =>
  (name, value, next) =>
    void observed.push([name, tf.keep(next ? next(value, report) : value)]);

/**
 * One update of the player that a feed is for: a descent of its loss, after which its averages follow. Other players stay as
 * they are. False, and nothing has changed, if a gradient is not finite.
 */
export function update(model: Model, feed: Feed, inputs: UpdateInputs, report: Report): boolean {
  const pass = passOf(model, feed, inputs, report, keeping(report));
  const finite = applyPass(model, feed, inputs, pass, report);
  if (finite)
    feed.watch?.again((watch, told) => passOf(model, { ...feed, watch }, inputs, told, keeping(told)));
  return finite;
}
