// Training by core, paused between steps, so that it can alternate with other peers.
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

/** Without anything that takes time besides the steps. */
const QUIET: ConfigInput = {
  data: 'fixed',
  steps: Number.MAX_SAFE_INTEGER,
  sampleEvery: 0,
  sampleCount: 1,
  checkpointEvery: 0,
};

/** Trains a model with core; `changes` to its settings may choose another tfjs backend. */
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

/** Whether an event is a step, not a notice. Throws for any other event. */
function isStep(event: unknown): boolean {
  const { type } = (event ?? { type: 'nothing' }) as TrainEvent;
  if (type !== 'step' && type !== 'notice') throw new Error(`expected a step, got ${type}`);
  return type === 'step';
}
