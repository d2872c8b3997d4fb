// A training of core's, held between two steps: its turns can alternate with those of others.
import {
  type Config,
  type ConfigInput,
  resolveConfig,
  startBackend,
  type TrainEvent,
  train,
} from '@ganvil/core';
import { configure } from '@ganvil/kernels-as';
import { spawn } from '../spawn.ts';
import { fixedData } from './fixedData.ts';
import type { Model } from './models.ts';
import type { Runner } from './peers.ts';

/** What would cost time beside the steps. */
const QUIET: ConfigInput = {
  data: 'fixed',
  steps: Number.MAX_SAFE_INTEGER,
  sampleEvery: 0,
  sampleCount: 1,
  checkpointEvery: 0,
};

/** A runner of steps of a model under `changes`, such as another backend. */
export async function training({ config: input, shape }: Model, changes: ConfigInput): Promise<Runner> {
  const config: Config = resolveConfig({ ...input, ...QUIET, ...changes });
  configure({ spawn });
  await startBackend(config);
  const events = train(config, fixedData(shape));
  let started = false;
  return {
    async run(steps) {
      await startBackend(config);
      if (!started) for (const _ of ['start', 'sample']) await events.next();
      started = true;
      const begun = performance.now();
      for (let i = 0; i < steps; i++) expectStep((await events.next()).value);
      return (performance.now() - begun) / 1000;
    },
    async close() {
      await startBackend(config);
      await events.return();
    },
  };
}

function expectStep(event: unknown): void {
  const { type } = (event ?? { type: 'nothing' }) as TrainEvent;
  if (type !== 'step') throw new Error(`expected a step, got ${type}`);
}
