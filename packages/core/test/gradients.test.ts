// The gradient of every player's loss with respect to its weights, against central differences along a direction.
import { beforeAll, describe, expect, it } from 'vitest';
import { type ConfigInput, games, losses, penalties, settings, startBackend } from '../src/index.ts';
import type { Params } from '../src/nn/layer.ts';
import type { Penalty } from '../src/penalties/types.ts';
import * as tf from '../src/tf.ts';
import { type OpenRound, openRound } from './openRound.ts';
import { readBy, tiny, tinyImages } from './tiny.ts';

beforeAll(() => startBackend(tiny()));

/** What is added to a model, and the player whose loss it changes. */
type Axis = [name: string, changes: ConfigInput, player: string];
const lossAxes = (names: readonly string[]): Axis[] =>
  names.flatMap((loss) => ['G', 'D'].map((player): Axis => [`loss ${loss} of ${player}`, { loss }, player]));
const penaltyAxes = Object.entries(penalties).flatMap(([penalty, { player }]: [string, Penalty]): Axis[] =>
  player ? [[`penalty ${penalty} of ${player}`, { penalty }, player]] : [],
);

const smooth = { activationG: 'tanh', activationD: 'swish' };
const models: [string, ConfigInput, typeof tiny][] = [
  ['mlp', smooth, tiny],
  ['mlp with batch norm', { ...smooth, normG: 'batch', normD: 'batch' }, tiny],
  ...settings.downsample.options!.map((downsample): [string, ConfigInput, typeof tiny] => [
    `dcgan, ${downsample}`,
    { ...smooth, downsample, normD: 'batch' },
    tinyImages,
  ]),
  ['dcgan with leakyRelu', { activationD: 'leakyRelu', activationG: 'tanh' }, tinyImages],
  ['dcgan with tanh', { activationD: 'tanh', activationG: 'softplus' }, tinyImages],
];

// references.test.ts has the derivatives of every loss; through networks, one net shows them all, and two show all penalties.
describe.each(models)('%s', (name, changes, make) => {
  const axes = lossAxes(name === 'mlp' ? Object.keys(losses) : ['nonSaturating', 'relativisticAverage']);
  const showsAll = ['mlp', models.find(([, , make]) => make === tinyImages)![0]].includes(name);
  const penalised = penaltyAxes.filter(
    ([, { penalty }]) => showsAll || penalty === 'r1' || penalty === 'wganGp',
  );
  it.each([...axes, ...penalised])('%s has the gradient that differences show', async (_, more, player) => {
    await expectGradient(make({ ...changes, ...more, initializer: 'glorot', batchSize: 7 }), player);
  });
});

/** Features beside losses and penalties, and pairs of them. */
const features: [name: string, changes: ConfigInput][] = [
  ['dropout', { dropoutG: 0.2, dropoutD: 0.3 }],
  ['dropout under r1', { dropoutD: 0.3, penalty: 'r1' }],
  ['spectral norm', { normD: 'spectral', normG: 'spectral' }],
  ['spectral norm under r1', { normD: 'spectral', penalty: 'r1' }],
  ...(['weight', 'layer', 'instance'] as const).map((norm): (typeof features)[number] => [
    `norm ${norm} under r1, unrolled`,
    { normD: norm, normG: norm, penalty: 'r1', unroll: 1 },
  ]),
  ['gated and linear units, G mirrors D', { activationG: 'glu', activationD: 'linear', mirror: true }],
  ['noise in D under r1', { noiseD: 0.3, inputNoiseD: 0.2, inputDropoutD: 0.2, penalty: 'r1' }],
  ...settings.conditioning.options!.map((conditioning): (typeof features)[number] => [
    `conditioning ${conditioning}`,
    { conditional: true, data: 'digits', conditioning, normG: 'batch', penalty: 'r1' },
  ]),
  ...settings.batchFeatures.options!.map((name): (typeof features)[number] => [
    `batch features: ${name}`,
    { batchFeatures: name },
  ]),
  ...Object.keys(games).map((game): (typeof features)[number] => [`game ${game}`, { game }]),
  [
    'game ali, conditional, with spectral norm',
    { game: 'ali', data: 'digits', conditional: true, normD: 'spectral', normG: 'spectral' },
  ],
  ['game ali under r1', { game: 'ali', penalty: 'r1' }],
  ['BiGAN', { game: 'ali', encoder: 'deterministic' }],
  ['game auxiliary under r1', { game: 'auxiliary', penalty: 'r1' }],
  [
    'game semiSupervised with noise and pseudo-labels',
    { game: 'semiSupervised', noiseD: 0.5, pseudoLabelWeight: 1, initializerGainD: 30 },
  ],
  ['game vae of learned deviation', { game: 'vae', likelihood: 'learned', klWeight: 2 }],
  ['packs of 2', { pack: 2 }],
  ['labels smoothed and flipped, unrolled', { labelSmoothing: 0.1, labelNoise: 0.3, unroll: 1 }],
  [
    'feature matching, unrolled, conditional',
    { loss: 'featureMatching', unroll: 1, data: 'digits', conditional: true },
  ],
  [
    'weights clipped, unrolled',
    { weightClip: 1, unroll: 2, loss: 'wasserstein', learningRateD: 1, optimizer: 'sgd' },
  ],
  [
    'augment under r1',
    { augment: 'flip,translation,edgeTranslation,affine,colour,cutout', penalty: 'r1', data: 'digits' },
  ],
  ['instance noise under wganGp', { instanceNoise: 0.5, penalty: 'wganGp', loss: 'wasserstein' }],
  ['packs of 4 under wganGp', { pack: 4, penalty: 'wganGp', loss: 'wasserstein' }],
  [
    'batch features, conditional, in packs',
    { batchFeatures: 'discrimination', data: 'digits', conditional: true, pack: 2 },
  ],
  ['batch features under r1', { batchFeatures: 'discrimination', penalty: 'r1' }],
  ['unrolled', { unroll: 2 }],
  ['unrolled with batch norm', { unroll: 2, normD: 'batch' }],
  ['unrolled with batch norm and max-pooling', { unroll: 2, normD: 'batch', downsample: 'max' }],
  ['conditional', { data: 'digits', conditional: true }],
  [
    'conditional, joined, with batch norm',
    { data: 'digits', conditional: true, batches: 'joined', normD: 'batch' },
  ],
];

describe.each([
  ['mlp', tiny],
  ['dcgan', tinyImages],
])('%s', (_, make) => {
  it.each(features)('%s: every player has the gradient that differences show', async (_, changes) => {
    const kind = readBy(String(changes.game ?? 'gan'), smooth);
    const config = make({ ...kind, ...changes, initializer: 'glorot', batchSize: 8 });
    for (const [player] of games[config.game].schedule(config)) await expectGradient(config, player);
  });
});

describe.each(settings.upsample.options!)('dcgan, upsample %s', (upsample) => {
  it.each(['G', 'D'])('%s has the gradient that differences show', async (player) => {
    const changes = { upsample, filterSize: 3, penalty: 'r1', initializer: 'glorot', batchSize: 7 };
    await expectGradient(tinyImages({ ...smooth, ...changes, denseG: 4, denseD: 5 }), player);
  });
});

describe.each(['resnet', 'light'] as const)('%s', (architecture) => {
  it.each(['G', 'D'])('%s has the gradient that differences show', async (player) => {
    const changes: ConfigInput = { architecture, penalty: 'r1', initializer: 'glorot', batchSize: 5 };
    await expectGradient(tinyImages({ ...smooth, ...changes, width: 2, normD: 'layer' }), player);
  });
});

async function expectGradient(config: ReturnType<typeof tiny>, player: string): Promise<void> {
  // Other maxima, or another side of a kink, within a step bend the slope of a slope.
  const bent = config.downsample === 'max' || config.activationD === 'leakyRelu';
  const kinked = bent && (config.penalty !== 'none' || config.unroll > 0);
  const round = await openRound(config);
  const { weights } = round.model.players[player];
  const names = Object.keys(weights);
  const { grads } = tf.tidy(() =>
    tf.engine().gradients(
      () => round.lossOf(player),
      names.map((name) => weights[name]),
      undefined,
      true,
    ),
  );
  // Along the gradient itself the slope is its length: no cancellation. The step is small beside the weights.
  const slope = Math.sqrt(grads.reduce((sum, g) => sum + (g ? tf.sum(tf.square(g)).dataSync()[0] : 0), 0));
  const along = (step: number): number => lossAlong(round, player, names, grads, step / slope);
  const central = (step: number): number => (along(step) - along(-step)) / (2 * step);
  expect(slope, 'length of the gradient').toBeGreaterThan(0);
  const estimates: number[] = [];
  const agrees = (estimate: number): boolean => {
    estimates.push(estimate);
    return Math.abs(estimate - slope) / slope < (kinked ? 0.15 : 1e-2);
  };
  // Batch statistics of few samples bend sharply: small steps, and Richardson's extrapolation of larger ones.
  const found = [1e-3, 3e-3, 3e-4, 1e-2].some((h) => {
    const one = central(h);
    return agrees(one) || agrees((4 * one - central(2 * h)) / 3);
  });
  expect(found, `${player}: slope ${slope}, differences ${estimates}`).toBe(true);
  tf.dispose(grads.filter((g) => g));
  round.dispose();
}

/** The loss after the weights of a player have moved by `step` times the gradients. */
function lossAlong(
  round: OpenRound,
  player: string,
  names: string[],
  grads: tf.Tensor[],
  step: number,
): number {
  const { weights } = round.model.players[player];
  const kept: Params = { ...weights };
  const result = tf.tidy(() => {
    names.forEach((name, i) => {
      if (grads[i]) weights[name] = tf.add(kept[name], tf.mul(grads[i], step));
    });
    // As in an update: under a tape, so that a penalty reads logits that are known.
    const { value } = tf
      .engine()
      .gradients(() => round.lossOf(player), Object.values(weights), undefined, true);
    return value.dataSync()[0];
  });
  Object.assign(weights, kept);
  return result;
}
