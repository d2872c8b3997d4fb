// What a game declares is given to its updates, as it is; reading anything else throws.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Game, Needs, Round } from '../src/games/types.ts';
import { type Config, games, openDataset, openRun, startBackend } from '../src/index.ts';
import * as tf from '../src/tf.ts';
import { tiny } from './tiny.ts';

const table = games as Record<string, Game>;
let seen: (round: Round) => void = () => {};
let needs: Needs = {};

/** A game of one player whose loss shows its round. */
const probe: Game = {
  ...games.classifier,
  needs: () => ({ C: needs }),
  loss: {
    C(round) {
      seen(round);
      return tf.mean(round.apply('C', tf.zeros([16, 28, 28, 1])));
    },
  },
};

beforeAll(async () => {
  table.probe = probe;
  await startBackend(tiny());
});
afterAll(() => {
  delete table.probe;
});

async function update(declared: Needs, look: (round: Round) => void, changes = {}): Promise<void> {
  needs = declared;
  seen = look;
  const config = {
    ...tiny({ data: 'digits', labelled: 20, execution: 'eager', ...changes }),
    game: 'probe',
  } as unknown as Config;
  const run = await openRun(config, (await openDataset(config)).dataset);
  run.update('C');
  run.dispose();
}

describe('a round', () => {
  const reads: [keyof Round, Needs][] = [
    ['real', { real: 'next' }],
    ['latents', { latents: true }],
    ['labels', { real: 'next', labels: true }],
    ['indices', { real: 'next', indices: true }],
    ['labelledSamples', { labelledBatch: true }],
    ['labelledClasses', { labelledBatch: true }],
    ['ahead', { ahead: { player: 'C', updates: 1 } }],
  ];

  it.each(reads)('has %s where it is declared, and throws where not', async (key, declared) => {
    await update(declared, (round) => expect(round[key]).toBeInstanceOf(Object));
    await expect(update({}, (round) => void round[key])).rejects.toThrow(
      /^game probe: expected player C to declare/,
    );
  });

  it('draws where it declares noise, and throws where not', async () => {
    const draw = (round: Round) => round.noise('uniform', [3]).dataSync();
    await update({ noise: true }, (round) => {
      const [one, other] = [draw(round), draw(round)];
      expect(one).not.toEqual(other);
      expect(Math.max(...one, ...other)).toBeLessThan(1);
      expect(Math.min(...one, ...other)).toBeGreaterThan(0);
    });
    await expect(update({}, draw)).rejects.toThrow(/^game probe: expected player C to declare/);
  });

  it('has the samples, labels and places that the order of the data says', async () => {
    const config = tiny({ data: 'digits', labelled: 20 });
    const { dataset } = await openDataset(config);
    await update({ real: 'next', labels: true, indices: true }, (round) => {
      const places = [...round.indices.dataSync()];
      const data = new Float32Array(16 * 784);
      const labels = new Int32Array(16);
      dataset.read(places, data, labels);
      expect(new Set(places).size).toBe(16);
      expect([...round.labels.dataSync()]).toEqual([...labels]);
      expect(round.real.dataSync()).toEqual(data);
    });
  });

  it('gives the features of a network to who taps them', async () => {
    await update({ real: 'next' }, (round) => {
      const taps: Record<string, tf.Tensor> = {};
      round.apply('C', round.real, { taps });
      expect(taps.features.shape).toEqual([16, 8]);
    });
  });
});

describe('a labelled subset', () => {
  it('has as many of each class', async () => {
    const { dataset } = await openDataset(tiny({ data: 'digits', labelled: 23 }));
    const labels = new Int32Array(23);
    dataset.read(
      Array.from({ length: 23 }, (_, i) => i),
      new Float32Array(23 * 784),
      labels,
    );
    const counts = Array.from({ length: 10 }, (_, k) => labels.filter((label) => label === k).length);
    expect(counts).toEqual([3, 3, 3, 2, 2, 2, 2, 2, 2, 2]);
    expect(dataset.count).toBe(23);
  });

  it.each([
    [{ data: 'gauss1d', labelled: 5 }, 'labelled: expected data with classes, got none.'],
    [{ data: 'digits', labelled: 5 }, 'labelled: expected at least one sample per class, 10, got 5.'],
  ])('is refused in one line: %j', async (changes, message) => {
    await expect(openDataset(tiny(changes))).rejects.toThrow(message);
  });
});
