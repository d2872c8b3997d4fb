import * as tf from '../tf.ts';
import { constrain } from './constrain.ts';
import { classesOf, createRound } from './createRound.ts';
import { descend } from './descend.ts';
import type { Feed } from './feed.ts';
import { follow } from './follow.ts';
import { fromHistory } from './fromHistory.ts';
import { noteLayerNorms } from './layerNorms.ts';
import type { Model } from './model.ts';
import { endNoise } from './noiseFeed.ts';
import { latentsIn, type UpdateInputs } from './updateInputs.ts';

/** Puts a scalar into the event of the present step; gives it back. */
export type Report = (name: string, value: tf.Tensor) => tf.Scalar;

/**
 * One update of the player that a feed is for: a descent of its loss, after which its averages follow. Other players stay as
 * they are. False, and nothing has changed, if a gradient is not finite.
 */
export function update(model: Model, feed: Feed, inputs: UpdateInputs, report: Report): boolean {
  const { player } = feed;
  const observed: [string, tf.Tensor][] = [];
  const classes = classesOf(model, inputs);
  const latents = latentsIn(model, inputs);
  const round = createRound(model, feed, inputs, { observed, classes, latents, report });
  const finite = descend(
    player,
    inputs.rates,
    () => {
      const [loss, distance] = [model.game.loss[player.name](round), fromHistory(player)];
      if (!distance) return loss;
      const { historicalAveraging } = player.settings;
      return tf.add(loss, tf.mul(historicalAveraging, report(`history/${player.name}`, distance)));
    },
    (norm, gradients) => {
      report(`gradient/${player.name}`, norm);
      if (feed.layerNorms) noteLayerNorms(feed.layerNorms, gradients);
    },
  );
  const to = model.game.constrain?.[player.name];
  if (finite && to) constrain(player, to);
  if (finite) follow(player, observed, inputs.decay, inputs.historyDecay);
  tf.dispose([
    ...Object.values(classes).filter((tensor) => tensor !== undefined),
    ...observed.map(([, value]) => value),
    ...(latents && latents !== inputs.latentNumbers ? [latents] : []),
  ]);
  for (const noise of [feed.roundNoise, feed.layerNoise]) if (noise) endNoise(noise);
  return finite;
}
