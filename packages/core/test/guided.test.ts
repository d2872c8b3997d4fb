// Updates of D until a rule has enough: each rule by itself, and as a run follows it.
import { beforeAll, describe, expect, it, test } from 'vitest';
import { type ConfigInput, openDataset, openRun, startBackend, stops } from '../src/index.ts';
import type { Stop } from '../src/stops/types.ts';
import { tiny } from './tiny.ts';

beforeAll(() => startBackend(tiny()));

const losses = (...values: number[]) => values.map((value) => ({ 'loss/D': value }));
const twenty = (fall: number) => losses(...Array.from({ length: 20 }, (_, i) => (i < 10 ? 1 : 1 - fall)));

describe('a rule', () => {
  test('converged compares the means of the last updates', () => {
    expect(stops.converged.enough!(losses(1, 1, 1), 0.1)).toBe(false);
    expect(stops.converged.enough!(twenty(0.2), 0.1)).toBe(false);
    expect(stops.converged.enough!(twenty(0.05), 0.1)).toBe(true);
    expect(stops.converged.enough!(twenty(-0.3), 0.1)).toBe(true);
  });

  test('gradient, accuracy and logitGap look at the last update', () => {
    const last = (scalars: Record<string, number>) => [{}, scalars];
    expect(stops.gradient.enough!(last({ 'gradient/D': 0.2 }), 0.1)).toBe(false);
    expect(stops.gradient.enough!(last({ 'gradient/D': 0.1 }), 0.1)).toBe(true);
    expect(stops.accuracy.enough!(last({ 'accuracy/D': 0.7 }), 0.75)).toBe(false);
    expect(stops.accuracy.enough!(last({ 'accuracy/D': 0.75 }), 0.75)).toBe(true);
    expect(stops.logitGap.enough!(last({ 'logits/real': 0.5, 'logits/fake': -0.4 }), 1)).toBe(false);
    expect(stops.logitGap.enough!(last({ 'logits/real': 0.5, 'logits/fake': -0.6 }), 1)).toBe(true);
  });
});

describe('a run', () => {
  const changes: ConfigInput = { learningRateD: 0.01, batchSize: 64, discriminatorSteps: 40 };

  it.each(Object.entries(stops).filter(([, { enough }]: [string, Stop]) => enough))(
    'has as many updates of D as %s asks for, one by one or in a row',
    async (discriminatorUntil, stop: Stop) => {
      const config = tiny({ ...changes, discriminatorUntil, steps: 6 });
      const { dataset } = await openDataset(config);
      const [row, single] = [await openRun(config, dataset), await openRun(config, dataset)];
      const told: number[] = [];
      while (row.step < 6) told.push(...row.steps(6 - row.step).scalars.map((each) => each['updates/D']));
      for (const [step, count] of told.entries()) {
        const updates = Array.from({ length: count }, () => single.update('D')!);
        const asked = updates.filter((_, i) => i + 1 >= stop.least && (i + 1) % stop.every === 0).length;
        const verdicts = Array.from({ length: asked }, (_, i) =>
          stop.enough!(updates.slice(0, count - (asked - 1 - i) * stop.every), stop.usual),
        );
        expect(verdicts.slice(0, -1).includes(true), `step ${step}: early`).toBe(false);
        if (count < config.discriminatorSteps) expect(verdicts.at(-1), `step ${step}: late`).toBe(true);
        single.update('G');
      }
      expect(row.done).toEqual({ D: told.reduce((a, b) => a + b), G: 6 });
      expect(single.digest()).toBe(row.digest());
      row.dispose();
      single.dispose();
    },
  );
});
