// The gradients of layers that diagnoses tell: parts of the gradient of their player, of the step before, and of no digest.
import { describe, expect, test } from 'vitest';
import type { ConfigInput } from '../src/config/resolveConfig.ts';
import { resolveConfig } from '../src/config/resolveConfig.ts';
import { openDataset } from '../src/datasets/openDataset.ts';
import { decodeCheckpoint } from '../src/state/checkpointFile.ts';
import * as tf from '../src/tf.ts';
import { createDiagnosing } from '../src/training/createDiagnosing.ts';
import { openRun } from '../src/training/openRun.ts';
import { startBackend } from '../src/training/startBackend.ts';
import { train } from '../src/training/train.ts';

const SMALL = {
  width: 8,
  batchSize: 8,
  steps: 3,
  sampleEvery: 1,
  sampleCount: 4,
  evaluateEvery: 0,
  checkpointEvery: 3,
};
const cases: Record<string, ConfigInput & { preset: 'ring8' | 'digits' | 'ali-digits' }> = {
  perceptrons: { preset: 'ring8' },
  'several updates of D': { preset: 'ring8', discriminatorSteps: 3 },
  'as many as it takes': { preset: 'ring8', discriminatorSteps: 4, discriminatorUntil: 'accuracy' },
  'eager updates': { preset: 'ring8', execution: 'eager' },
  convolutions: { preset: 'digits', width: 4 },
  'functions of their own': { preset: 'ali-digits', width: 4 },
};

describe.each(Object.entries(cases))('%s', (_, { preset, ...settings }) => {
  test('add up to the gradient of their player', async () => {
    const config = resolveConfig({ ...SMALL, ...settings }, preset);
    await startBackend(config);
    const { dataset } = await openDataset(config);
    let [diagnoses, digest] = [0, ''];
    for await (const event of train(config, dataset)) {
      if (event.type === 'end') digest = event.digest;
      if (event.type === 'checkpoint')
        for (const kept of decodeCheckpoint(event.bytes).course?.history ?? [])
          expect(kept.layers).toBeUndefined();
      if (event.type !== 'diagnosis') continue;
      diagnoses++;
      for (const player of ['D', 'G']) {
        const own = Object.entries(event.layers!).filter(([name]) => name.startsWith(`gradient/${player}/`));
        expect(own.length).toBeGreaterThan(2);
        const length = Math.sqrt(own.reduce((sum, [, norm]) => sum + norm * norm, 0));
        const whole = event.values[`gradient/${player}`];
        expect(Math.abs(length / whole - 1)).toBeLessThan(1e-5);
      }
    }
    expect(diagnoses).toBe(SMALL.steps);
    const run = await openRun(config, dataset); // nobody asks: the same bits
    while (run.step < SMALL.steps) run.steps(1);
    expect(run.digest()).toBe(digest);
    run.dispose();
  });
});

test('cost nothing where no diagnosis is due', async () => {
  const tensorsOf = async (changes: ConfigInput): Promise<number> => {
    const config = resolveConfig({ ...SMALL, ...changes }, 'ring8');
    await startBackend(config);
    const { dataset } = await openDataset(config);
    const before = tf.memory().numTensors;
    const run = await openRun(config, dataset, undefined, undefined, (diagnosed) =>
      createDiagnosing(diagnosed, dataset),
    );
    run.steps(2);
    const tensors = tf.memory().numTensors - before;
    run.dispose();
    return tensors;
  };
  const off = await tensorsOf({ alarms: 'off' });
  expect(await tensorsOf({ sampleEvery: 0 })).toBe(off);
  expect(await tensorsOf({})).toBeGreaterThan(off);
});
