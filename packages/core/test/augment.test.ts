// Images of D that are changed at random: their probability, and how it adapts.
import { beforeAll, describe, expect, it } from 'vitest';
import { type ConfigInput, openDataset, openRun, startBackend } from '../src/index.ts';
import { eventsOf, tiny } from './tiny.ts';

beforeAll(() => startBackend(tiny()));

const changes: ConfigInput = { data: 'digits', augment: 'cutout', batchSize: 8 };
const STATE = 'D.statistics/augment/state';

async function open(more: ConfigInput) {
  const config = tiny({ ...changes, ...more });
  return openRun(config, (await openDataset(config)).dataset);
}

describe('augment', () => {
  it('is seen by both players, and changes nothing with a probability of 0', async () => {
    const ends = await Promise.all(
      [{ augment: '' }, { augmentProbability: 0 }, {}].map((more) =>
        eventsOf(tiny({ ...changes, ...more, steps: 1 })),
      ),
    );
    const [none, never, always] = ends.map((events) => events.find(({ type }) => type === 'step')!);
    expect(never).toEqual(none);
    for (const key of ['loss/D', 'loss/G', 'gradient/G']) {
      const of = (event: typeof none) => (event.type === 'step' ? event.scalars[key] : Number.NaN);
      expect(of(always)).not.toBe(of(none));
    }
  });

  // D that is told half of its labels wrongly is sure of nothing: signs of both kinds.
  it('adapts every four updates, by the mean sign of what D says of real samples', async () => {
    const run = await open({ augmentTarget: 0.3, augmentImages: 320, learningRateD: 0.01, labelNoise: 0.5 });
    const moves = new Set<number>();
    let [expected, sum] = [0, 0];
    for (let update = 1; update <= 60; update++) {
      const { 'augment/probability': probability, 'augment/sign': sign } = run.update('D')!;
      sum += sign;
      if (update % 4 === 0) {
        const move = Math.sign(sum / 4 - 0.3) * ((4 * 8) / 320);
        expected = Math.min(1, Math.max(0, expected + move));
        moves.add(Math.sign(move));
        sum = 0;
      }
      expect(probability, `update ${update}`).toBeCloseTo(expected, 6);
      if (update % 3 === 0) run.update('G');
    }
    expect(run.checkpoint().tensors.get(STATE)!.data[0]).toBeCloseTo(expected, 6);
    expect(moves, 'up and down').toEqual(new Set([1, -1]));
    run.dispose();
  });
});
