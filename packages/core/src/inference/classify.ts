import type { Checkpoint } from '../state/types.ts';
import * as tf from '../tf.ts';
import type { Samples } from '../training/events.ts';
import type { Model } from '../training/model.ts';
import { ask } from './ask.ts';
import { otherGame } from './otherGame.ts';
import { withModel } from './sample.ts';

/** The probability of each class, [count, classes] flat, that a game gives samples. Throws ConfigError where it tells no classes apart. */
export function classify(model: Model, samples: Samples): Float32Array {
  const { game, config } = model;
  const { classify: logitsOf } = game;
  if (!logitsOf) throw otherGame('classify', config.game);
  return ask(
    model,
    (infer, x) => tf.softmax(logitsOf(infer, x)),
    { ...samples, labels: undefined },
    undefined,
  );
}

/** As `classify`, of the game in a checkpoint. */
export function classifyFrom(checkpoint: Checkpoint, samples: Samples): Promise<Float32Array> {
  return withModel(checkpoint, async (model) => classify(model, samples));
}
