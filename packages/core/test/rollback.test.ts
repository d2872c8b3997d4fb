import { beforeAll, describe, expect, test } from 'vitest';
import {
  type Checkpoint,
  decodeCheckpoint,
  resolveConfig,
  startBackend,
  type TrainEvent,
} from '../src/index.ts';
import { endOf, eventsOf, tiny } from './tiny.ts';

beforeAll(() => startBackend(resolveConfig()));

/** A run that diverges again and again: steps 15, 64 and 136, at each several times in a row. */
const wild = (rollbacks: number) =>
  tiny({
    ...{ loss: 'wasserstein', optimizer: 'sgd', learningRateD: 0.2, learningRateG: 0.2, batchSize: 4 },
    ...{ metrics: 'modes', steps: 200, checkpointEvery: 10, sampleEvery: 0, rollbacks },
  });

type Of<T extends TrainEvent['type']> = Extract<TrainEvent, { type: T }>;
const only = <T extends TrainEvent['type']>(events: readonly TrainEvent[], type: T): Of<T>[] =>
  events.filter((event): event is Of<T> => event.type === type);

/** The checkpoints that a host has after events, if it keeps two beside those that it must keep. */
function onDisk(events: readonly TrainEvent[]): Map<number, Checkpoint> {
  const disk = new Map<number, Checkpoint>();
  for (const event of events) {
    if (event.type === 'checkpoint') disk.set(event.step, decodeCheckpoint(event.bytes));
    const newest = [...disk.keys()].sort((a, b) => a - b).slice(-2);
    for (const step of disk.keys()) {
      const gone = event.type === 'rollback' && step > event.to;
      const old = event.type === 'checkpoint' && ![...newest, ...event.keeps.others!].includes(step);
      if (gone || old) disk.delete(step);
    }
  }
  return disk;
}

describe('a run that diverges', () => {
  let events: TrainEvent[] = [];
  beforeAll(async () => {
    events = await eventsOf(wild(9));
  });

  test('goes back further each time until it is past the place, to its first checkpoint in the end, and says so', () => {
    const back = only(events, 'rollback');
    expect(back.map(({ count }) => count)).toEqual(back.map((_, i) => i + 1));
    expect(Math.max(...back.map(({ times }) => times))).toBeGreaterThan(3);
    for (const [i, { step, to, times, message }] of back.entries()) {
      const past = only(events.slice(0, events.indexOf(back[i])), 'checkpoint').map((one) => one.step);
      expect(past).toContain(to);
      if (times === 1) expect(to).toBe(step - (step % 10));
      else if (to > 0) expect(to).toBe(back[i - 1].to - 10);
      expect(message).toMatch(
        times === 1
          ? /^Step \d+: training diverged; it goes back/
          : /diverged again; it goes (further )?back,? to step/,
      );
    }
    expect(back.filter(({ times, to }) => times > 3 && to > 0)).toEqual([]);
    if (back.length < 9) expect(endOf(events).reason).toBe('finished');
  });

  test('does the same from any checkpoint at which it is killed, with what a disk then has', async () => {
    const saved = events.flatMap((event, at) => (event.type === 'checkpoint' ? [at] : []));
    for (const at of saved.filter((_, i) => i % 3 === 1)) {
      const disk = onDisk(events.slice(0, at + 1));
      const from = disk.get(events[at].step)!;
      const rest = await eventsOf(wild(9), { from, recall: async (step) => disk.get(step) });
      const expected = events.slice(at + 1);
      expect(only(rest, 'rollback')).toEqual(only(expected, 'rollback'));
      expect(only(rest, 'checkpoint').map(({ step, digest }) => [step, digest])).toEqual(
        only(expected, 'checkpoint').map(({ step, digest }) => [step, digest]),
      );
      expect(endOf(rest)).toEqual(endOf(events));
    }
  });

  test('keeps a bounded number of checkpoints for it, the first among them', () => {
    for (const { step, keeps } of only(events, 'checkpoint')) {
      expect(keeps.others!.length).toBeLessThanOrEqual(4);
      expect(keeps.others).toEqual(expect.arrayContaining([0, step]));
    }
  });
});

test('a run has a checkpoint of its beginning where it has any on the way', async () => {
  const steps = async (changes: object) =>
    only(await eventsOf(tiny({ steps: 5, ...changes })), 'checkpoint').map(({ step }) => step);
  expect(await steps({ checkpointEvery: 2 })).toEqual([0, 2, 4, 5]);
  expect(await steps({ checkpointEvery: 0 })).toEqual([5]);
  expect(await steps({ checkpointEvery: 0, rollbacks: 1 })).toEqual([0, 5]);
  expect(await steps({ checkpointEvery: 2, steps: 0 })).toEqual([0]);
});
