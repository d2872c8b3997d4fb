// The gradient of every loss and penalty with respect to the weights, against central differences along a direction.

import { loadRandom } from '@ganvil/kernels-as';
import { beforeAll, describe, expect, it } from 'vitest';
import { type ConfigInput, losses, openDataset, penalties, settings, startBackend } from '../src/index.ts';
import { losses as table } from '../src/losses/index.ts';
import type { Loss } from '../src/losses/types.ts';
import type { Params } from '../src/nn/layer.ts';
import { penalties as regularisers } from '../src/penalties/index.ts';
import type { Penalty } from '../src/penalties/types.ts';
import * as tf from '../src/tf.ts';
import { createGan, disposeGan, type Gan } from '../src/training/gan.ts';
import { tiny, tinyImages } from './tiny.ts';

beforeAll(() => startBackend(tiny()));

const BATCH = 7;

/** A network's scalar as a function of the weights of one player. */
type Value = (gan: Gan, real: tf.Tensor) => tf.Scalar;

const judge = ({ D }: Gan, x: tf.Tensor): tf.Tensor =>
  D.layer.apply(D.weights, x, { training: true, statistics: D.statistics });
const fakesOf = ({ G, random, config }: Gan): tf.Tensor => {
  const z = tf.tensor2d(random.normal(99, 0, BATCH * config.latentDim), [BATCH, config.latentDim]);
  return G.layer.apply(G.weights, z, { training: true, statistics: G.statistics });
};

const values: [name: string, player: 'G' | 'D', value: Value][] = [
  ...Object.keys(losses).flatMap((name): [string, 'G' | 'D', Value][] => {
    const loss: Loss = table[name as keyof typeof table];
    return [
      [
        `loss ${name} of D`,
        'D',
        (gan, real) => loss.discriminator(judge(gan, real), judge(gan, fakesOf(gan))),
      ],
      [`loss ${name} of G`, 'G', (gan) => loss.generator(judge(gan, fakesOf(gan)))],
    ];
  }),
  ...Object.keys(penalties).flatMap((name): [string, 'D', Value][] => {
    const { of }: Penalty = regularisers[name as keyof typeof regularisers];
    if (!of) return [];
    const uniform = (real: tf.Tensor): tf.Tensor =>
      tf.tensor([0.2, 0.5, 0.9, 0.1, 0.7, 0.3, 0.6], [BATCH, ...real.shape.slice(1).map(() => 1)]);
    const value: Value = (gan, real) =>
      of({ D: (x) => judge(gan, x), real, fake: fakesOf(gan), uniform: uniform(real) });
    return [[`penalty ${name}`, 'D', value]];
  }),
];

const smooth = { activationG: 'tanh', activationD: 'swish' };
const models: [string, ConfigInput, typeof tiny][] = [
  ['mlp', { ...smooth }, tiny],
  ['mlp with batch norm', { ...smooth, normG: 'batch', normD: 'batch' }, tiny],
  ...settings.downsample.options!.map((downsample): [string, ConfigInput, typeof tiny] => [
    `dcgan, ${downsample}`,
    { ...smooth, downsample, normD: 'batch' },
    tinyImages,
  ]),
  ['dcgan with leakyRelu', { activationD: 'leakyRelu', activationG: 'tanh' }, tinyImages],
  ['dcgan with tanh', { activationD: 'tanh', activationG: 'softplus' }, tinyImages],
];

describe.each(models)('%s', (_, changes, make) => {
  it.each(values)('%s has the gradient that differences show', async (_, player, value) => {
    const config = make({ ...changes, initializer: 'glorot', batchSize: BATCH });
    const { dataset } = await openDataset(config);
    const size = dataset.shape.reduce((a, b) => a * b, 1);
    const data = new Float32Array(BATCH * size);
    dataset.read([5, 6, 7, 8, 9, 10, 11], data, new Int32Array(BATCH));
    const real = tf.tensor(data, [BATCH, ...dataset.shape]);
    const gan = createGan(
      config,
      { sampleShape: dataset.shape, classes: dataset.classes },
      (await loadRandom())(7),
    );
    const { weights } = gan[player];
    const names = Object.keys(weights);
    const { grads } = tf.tidy(() =>
      tf.engine().gradients(
        () => value(gan, real),
        names.map((name) => weights[name]),
        undefined,
        true,
      ),
    );
    // Along the gradient itself the slope is its length: no cancellation. The step is small beside the weights.
    const slope = Math.sqrt(grads.reduce((sum, g) => sum + (g ? tf.sum(tf.square(g)).dataSync()[0] : 0), 0));
    const along = (step: number): number =>
      valueAlong(gan, player, names, grads, step / slope, () => value(gan, real));
    const central = (step: number): number => (along(step) - along(-step)) / (2 * step);
    // Batch statistics of few samples bend sharply: small steps, and Richardson's extrapolation of larger ones.
    const estimates = [3e-4, 1e-3, 3e-3, 1e-2].flatMap((h) => {
      const [one, two] = [central(h), central(2 * h)];
      return [one, (4 * one - two) / 3];
    });
    const best = Math.min(...estimates.map((estimate) => Math.abs(estimate - slope) / slope));
    expect(best, `slope ${slope}, differences ${estimates}`).toBeLessThan(1e-2);
    disposeGan(gan);
    tf.dispose([real, ...grads.filter((g) => g)]);
  });
});

/** The value after the weights of a player have moved by `step` times the gradients. */
function valueAlong(
  gan: Gan,
  player: 'G' | 'D',
  names: string[],
  grads: tf.Tensor[],
  step: number,
  value: () => tf.Scalar,
): number {
  const { weights } = gan[player];
  const kept: Params = { ...weights };
  const result = tf.tidy(() => {
    names.forEach((name, i) => {
      if (grads[i]) weights[name] = tf.add(kept[name], tf.mul(grads[i], step));
    });
    return value().dataSync()[0];
  });
  Object.assign(weights, kept);
  return result;
}
