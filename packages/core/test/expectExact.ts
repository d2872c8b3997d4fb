import { expect } from 'vitest';
import { type Config, type Dataset, decodeCheckpoint } from '../src/index.ts';
import * as tf from '../src/tf.ts';
import { endOf, eventsOf } from './tiny.ts';

/** A run is finite and finishes, ends the same eagerly and after a resume, and leaves no tensor. The config has `checkpointEvery` 1. */
export async function expectExact(config: Config, dataset?: Dataset): Promise<void> {
  const before = tf.memory().numTensors;
  const events = await eventsOf(config, undefined, dataset);
  expect(tf.memory().numTensors).toBe(before);
  expect(events.filter(({ type }) => type === 'notice')).toEqual([]);
  for (const event of events) {
    if (event.type === 'step')
      for (const value of Object.values(event.scalars)) expect(value).toBeTypeOf('number');
    if (event.type === 'step') expect(Object.values(event.scalars).every(Number.isFinite)).toBe(true);
  }
  expect(endOf(events).reason).toBe('finished');
  const eager = await eventsOf({ ...config, execution: 'eager' }, undefined, dataset);
  expect(endOf(eager).digest).toBe(endOf(events).digest);
  const middle = events.find((event) => event.type === 'checkpoint');
  if (middle?.type !== 'checkpoint') throw new Error('expected a checkpoint');
  const resumed = await eventsOf(config, { from: decodeCheckpoint(middle.bytes) }, dataset);
  expect(endOf(resumed).digest).toBe(endOf(events).digest);
  expect(resumed.filter((event) => event.type === 'step')).toEqual(
    events.filter((event) => event.type === 'step' && event.step > middle.step),
  );
}
