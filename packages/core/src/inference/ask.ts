import type { Game, Infer } from '../games/types.ts';
import { readMatrix } from '../metrics/readMatrix.ts';
import type { Asked } from '../metrics/types.ts';
import { type Noise, sizeOf } from '../nn/layer.ts';
import { streams } from '../random/streams.ts';
import * as tf from '../tf.ts';
import type { Samples } from '../training/events.ts';
import type { Model } from '../training/model.ts';
import { chunks, joinChunks } from './chunks.ts';
import { inferWith } from './inferWith.ts';
import { oneHot } from './sample.ts';
import type { WeightsOfG } from './types.ts';

/** What a game gives for samples, of classes where it is conditional. */
export type Answer = (infer: Infer, samples: tf.Tensor, classes?: tf.Tensor) => tf.Tensor;

/** The methods of a game that an answer needs. */
const needed: Record<Asked, readonly (keyof Game)[]> = {
  classify: ['classify'],
  discriminate: ['discriminate'],
  encode: ['encode'],
  reconstruct: ['encode', 'generate'],
  logLikelihood: ['logLikelihood'],
};

/** Whether a game can answer what is asked for. */
export function canAnswer(game: Game, asked: Asked): boolean {
  return needed[asked].every((method) => game[method] !== undefined);
}

/** How a game answers what is asked for; undefined where it cannot. Random numbers are the same each time. */
export function answerOf({ game, random }: AskedModel, asked: Asked): Answer | undefined {
  const { encode, generate, logLikelihood } = game;
  if (asked === 'classify' || asked === 'discriminate') return game[asked];
  if (asked === 'encode') return encode;
  if (asked === 'reconstruct')
    return encode && generate && ((infer, x, classes) => generate(infer, encode(infer, x, classes), classes));
  let draws = 0;
  const noise: Noise = (distribution, shape) =>
    tf.tensor(random[distribution](streams.bound, draws++, sizeOf(shape)), [...shape]);
  return logLikelihood && ((infer, x, classes) => logLikelihood(infer, x, classes, noise));
}

type AskedModel = Pick<Model, 'game' | 'random'>;

/** What `answer` gives for samples, flat; of a conditional game for their labels. */
export function ask(
  model: Model,
  answer: Answer,
  { shape, count, data, labels }: Samples,
  weights?: WeightsOfG,
): Float32Array {
  const infer = inferWith(model, weights);
  const size = sizeOf(shape);
  return joinChunks(
    chunks(count).map(([first, end]) =>
      readMatrix(() => {
        const x = tf.tensor(data.subarray(first * size, end * size), [end - first, ...shape]);
        const classes = labels && oneHot(labels.subarray(first, end), model.classes);
        return answer(infer, x, classes);
      }),
    ),
  );
}
