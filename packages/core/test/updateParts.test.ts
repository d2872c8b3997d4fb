// An update in parts is the ordinary update, bit for bit, and what it tells are the numbers of that update.
import { beforeAll, describe, expect, test } from 'vitest';
import {
  games,
  losses,
  openDataset,
  openRun,
  penalties,
  type Run,
  resolveConfig,
  startBackend,
  type UpdateParts,
} from '../src/index.ts';
import type { Loss } from '../src/losses/types.ts';
import * as tf from '../src/tf.ts';
import { formulaValue } from './formulaValue.ts';

const SMALL = {
  width: 8,
  depth: 2,
  batchSize: 8,
  evaluateCount: 16,
  sampleCount: 4,
  sampleEvery: 0,
  threads: 1,
};

beforeAll(() => startBackend(resolveConfig({ ...SMALL }, 'ring8')));

async function open(preset: string, changes: Record<string, unknown>): Promise<Run> {
  const config = resolveConfig({ ...SMALL, ...changes }, preset);
  return openRun(config, (await openDataset(config)).dataset);
}

/** Two steps update by update, of which the second is in parts, and the same in whole steps; then one more of both. */
async function compare(preset: string, changes: Record<string, unknown>): Promise<UpdateParts[]> {
  const [slow, whole] = [await open(preset, changes), await open(preset, changes)];
  const schedule = games[slow.config.game].schedule(slow.config);
  const parts: UpdateParts[] = [];
  const scalars: Record<string, number> = {};
  for (const watched of [false, true, false]) {
    slow.onParts = watched ? (found) => parts.push(found) : undefined;
    for (const [player, updates] of schedule)
      for (let i = 0; i < updates; i++) {
        const found = slow.update(player)!;
        if (watched) Object.assign(scalars, found);
      }
    const step = whole.update('all')!;
    expect(slow.digest()).toBe(whole.digest());
    if (watched) expect(scalars).toEqual(step);
  }
  expect(parts.map(({ player }) => player)).toEqual(
    schedule.flatMap(([player, updates]) => Array.from({ length: updates }, () => player)),
  );
  slow.dispose();
  whole.dispose();
  return parts;
}

/** What holds of the parts of any update. */
function check(all: readonly UpdateParts[]): void {
  for (const { player, applied, loss, gradient, gradients, scalars, moved, weights, after } of all) {
    expect(applied).toBe(true);
    expect(gradient).toBeCloseTo(Math.hypot(...Object.values(gradients)), 9);
    expect(gradient / scalars[`gradient/${player}`]).toBeCloseTo(1, 5);
    expect(scalars[`loss/${player}`]).toEqual(expect.any(Number));
    expect(Object.keys(after!.scalars).sort()).toEqual(
      Object.keys(scalars)
        .filter((name) => name in after!.scalars)
        .sort(),
    );
    expect([loss, after!.loss, weights].every(Number.isFinite)).toBe(true);
    expect(moved).toBeGreaterThan(0);
  }
}

const mean = (values: Iterable<number>) => {
  const all = [...values];
  return all.reduce((sum, value) => sum + value, 0) / all.length;
};

describe('an update in parts', () => {
  test.each(Object.keys(losses))('of the loss %s: its formula gives the loss', async (name) => {
    const loss: Loss = losses[name as keyof typeof losses];
    const parts = await compare('ring8', { loss: name, penalty: 'none', discriminatorSteps: 2 });
    check(parts);
    for (const { player, outputs, scalars, fakes, real } of parts) {
      expect(fakes?.count).toBe(SMALL.batchSize);
      if (player === 'D') expect(real?.count).toBe(SMALL.batchSize);
      if (player === 'D') expect(mean(outputs.real!)).toBeCloseTo(scalars['logits/real'], 5);
      if (loss.readsFeatures && player === 'G') continue;
      const d = (values: Float32Array | undefined) =>
        Array.from(values ?? [], (v) => (loss.output === 'logit' ? 1 / (1 + Math.exp(-v)) : v));
      const formula = player === 'D' ? loss.formulaD : loss.formulaG;
      const value = formulaValue(formula, { 'D(x)': d(outputs.real), 'D(G(z))': d(outputs.fake) });
      expect(value).toBeCloseTo(scalars[`loss/${player}`], 4);
    }
  });

  test.each(Object.keys(penalties))('of the penalty %s: the loss has its term', async (penalty) => {
    const parts = await compare('ring8', { penalty, penaltyWeight: 0.5 });
    check(parts);
    for (const { player, loss, scalars } of parts)
      expect(loss).toBeCloseTo(scalars[`loss/${player}`] + 0.5 * (scalars[`penalty/${player}`] ?? 0), 4);
  });

  test.each(Object.keys(games))('of the game %s', async (game) => {
    const data = { data: 'digits', imageSize: 8, width: 4, steps: 8 };
    const points = ['vae', 'glo', 'nearest', 'reinforce', 'ali', 'gan', 'autoregressive'].includes(game);
    const more = { semiSupervised: { labelled: 20 }, glo: { samples: 64 } }[game];
    const changes = points ? { game, ...more } : { game, ...data, ...more };
    const parts = await compare(points ? 'ring8' : 'digits', changes);
    check(parts);
    for (const { passes } of parts) expect(passes.length).toBeGreaterThan(0);
  });

  test('in shards, with all extras on', async () => {
    const parts = await compare('ring8', { shards: 2, loss: 'leastSquares' });
    expect(parts.map(({ outputs }) => outputs.fake?.length)).toEqual([8, 8]);
    expect(parts.every(({ after }) => after === undefined)).toBe(true);
    check(
      await compare('ring8', { unroll: 2, historicalAveraging: 0.1, labelNoise: 0.2, instanceNoise: 0.1 }),
    );
  });

  test('leaves no tensor behind', async () => {
    const run = await open('ring8', {});
    run.onParts = () => {};
    for (const player of ['D', 'G', 'D', 'G']) run.update(player);
    const { numTensors } = tf.memory();
    for (const player of ['D', 'G']) run.update(player);
    expect(tf.memory().numTensors).toBe(numTensors);
    run.dispose();
  });
});
