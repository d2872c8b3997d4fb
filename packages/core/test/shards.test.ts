// A batch in shards: one digest however it is computed, and no tensor is left.
import { beforeAll, describe, expect, it } from 'vitest';
import {
  type ConfigInput,
  decodeCheckpoint,
  games,
  openDataset,
  partOf,
  startBackend,
} from '../src/index.ts';
import * as tf from '../src/tf.ts';
import { bytesOf, endOf, eventsOf, tiny, tinyImages } from './tiny.ts';

beforeAll(() => startBackend(tiny()));

const images: ConfigInput = { batchSize: 8, shards: 4 };
const points: ConfigInput = { batchSize: 16, shards: 4 };

/** What a shard does with its samples, one axis at a time. */
const axes: [string, () => ReturnType<typeof tiny>][] = [
  ...Object.keys(games).map((game): (typeof axes)[number] => [
    `game ${game}`,
    () => tiny({ ...points, game }),
  ]),
  ['5 shards', () => tiny({ batchSize: 15, shards: 5, loss: 'relativisticAverage' })],
  ['batch norm', () => tinyImages({ ...images, normD: 'batch' })],
  ['spectral norm under r1', () => tinyImages({ ...images, normD: 'spectral', penalty: 'r1' })],
  [
    'wganGp, dropout, noise',
    () => tiny({ ...points, penalty: 'wganGp', loss: 'wasserstein', dropoutD: 0.3, instanceNoise: 0.2 }),
  ],
  ['conditional, unrolled', () => tinyImages({ ...images, conditional: true, unroll: 1, labelNoise: 0.1 })],
  [
    'adaptive augmentation',
    () =>
      tinyImages({
        ...images,
        augment: 'colour',
        augmentTarget: 0.3,
        augmentImages: 40,
        discriminatorSteps: 4,
      }),
  ],
  [
    'packs, stratified, history',
    () => tiny({ ...points, pack: 2, latent: 'stratified', latentDim: 1, historicalAveraging: 1 }),
  ],
  ['until accuracy', () => tiny({ ...points, discriminatorUntil: 'accuracy', discriminatorSteps: 5 })],
  [
    'batch features, joined',
    () => tiny({ ...points, batchFeatures: 'standardDeviation', batches: 'joined' }),
  ],
];

describe.each(axes)('%s', (_, make) => {
  it('replayed as eager, resumed exactly, no tensor left', async () => {
    const config = { ...make(), steps: 4, checkpointEvery: 2 };
    const before = tf.memory().numTensors;
    const whole = await eventsOf(config);
    expect(tf.memory().numTensors).toBe(before);
    const eager = await eventsOf({ ...config, execution: 'eager' });
    expect(endOf(eager).digest).toBe(endOf(whole).digest);
    expect(eager.filter(({ type }) => type === 'step')).toEqual(whole.filter(({ type }) => type === 'step'));
    const from = decodeCheckpoint(bytesOf(await eventsOf({ ...config, steps: 2 })));
    const rest = await eventsOf(config, { from });
    expect(endOf(rest).digest).toBe(endOf(whole).digest);
    expect(bytesOf(rest)).toEqual(bytesOf(whole));
    const scalars = whole.flatMap((event) => (event.type === 'step' ? Object.values(event.scalars) : []));
    expect(scalars.every(Number.isFinite)).toBe(true);
    expect(whole.filter((event) => event.type === 'notice')).toEqual([]); // such as of steps that are not recorded
  });
});

it('is nearly the whole batch where samples do not depend on each other and nothing is drawn by shard', async () => {
  const config = tiny({ game: 'classifier', data: 'digits', batchSize: 16, steps: 3 });
  const { dataset } = await openDataset(config);
  const scalarsOf = async (shards: number) =>
    (await eventsOf({ ...config, shards }, {}, dataset)).flatMap((event) =>
      event.type === 'step' ? [event.scalars] : [],
    );
  const [one, four] = [await scalarsOf(1), await scalarsOf(4)];
  for (const [i, scalars] of one.entries())
    for (const [name, value] of Object.entries(scalars)) expect(four[i][name], name).toBeCloseTo(value, 4);
});

it.each([
  [{ batchSize: 10, shards: 4 }, 'shards: expected a divisor of batchSize, 10, got 4.'],
  [
    { batchSize: 16, shards: 8, pack: 4 },
    'shards: expected shards of whole packs of 4 samples, got 8 of 2 samples each.',
  ],
] as [ConfigInput, string][])('%o is refused', async (changes, message) => {
  await expect(eventsOf(tiny(changes))).rejects.toThrow(message);
});

it('is divided among ranks whose shards are a part of the tree', () => {
  const able = (shards: number) =>
    Array.from({ length: 2 * shards }, (_, i) => i + 1).filter((ranks) => {
      try {
        const parts = Array.from({ length: ranks }, (_, rank) =>
          partOf({ batchSize: 240, shards }, rank, ranks),
        );
        expect(parts.map(({ first }) => first)).toEqual(parts.map(({ own }, rank) => rank * own));
        return true;
      } catch (error) {
        expect((error as Error).message).toMatch(
          /^ranks: expected .*, got \d+: each rank computes as many shards/,
        );
        return false;
      }
    });
  expect([1, 6, 8, 12].map(able)).toEqual([[1], [1, 3, 6], [1, 2, 4, 8], [1, 3, 6, 12]]);
});
