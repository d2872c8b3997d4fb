// A training of core's, held between two steps: its turns can alternate with those of others.
import {
  type Config,
  type ConfigInput,
  resolveConfig,
  startBackend,
  type TrainEvent,
  train,
} from '@ganvil/core';
import { fixedData } from '../steps/fixedData.ts';
import type { Model } from '../steps/models.ts';
import type { Runner } from './types.ts';

/** What would cost time beside the steps. */
const QUIET: ConfigInput = {
  data: 'fixed',
  steps: Number.MAX_SAFE_INTEGER,
  sampleEvery: 0,
  sampleCount: 1,
  checkpointEvery: 0,
};

/** A runner of steps of a model under `changes`, such as another backend. */
export async function coreRunner({ config: input, shape }: Model, changes: ConfigInput): Promise<Runner> {
  const config: Config = resolveConfig({ ...input, ...QUIET, ...changes });
  await startBackend(config);
  const events = train(config, fixedData(shape));
  let started = false;
  return {
    async run(steps) {
      await startBackend(config);
      if (!started) for (const _ of ['start', 'sample']) await events.next();
      started = true;
      const start = performance.now();
      for (let done = 0; done < steps; ) if (isStep((await events.next()).value)) done++;
      return (performance.now() - start) / 1000;
    },
    async close() {
      await startBackend(config);
      await events.return();
    },
  };
}

/** Whether it is a step; a notice is not one. Throws for what a training in the middle does not say. */
function isStep(event: unknown): boolean {
  const { type } = (event ?? { type: 'nothing' }) as TrainEvent;
  if (type !== 'step' && type !== 'notice') throw new Error(`expected a step, got ${type}`);
  return type === 'step';
}
