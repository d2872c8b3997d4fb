import { loadRandom, training } from '@ganvil/kernels-as';
import { type Checkpoint, checkpointOf, encodeCheckpoint, restore } from './checkpoint.ts';
import type { Config } from './config.ts';
import type { Dataset } from './datasets/types.ts';
import { digestOf } from './digest.ts';
import { evaluateGan } from './evaluate.ts';
import type { TrainEvent } from './events.ts';
import { createGan, disposeGan, type Gan } from './gan.ts';
import { countOf } from './network.ts';
import { fixedSamples } from './sample.ts';
import { createStepper } from './stepper.ts';
import { turn } from './turn.ts';

export interface TrainOptions {
  /** Continue from here instead of from the beginning. */
  from?: Checkpoint;
  /** Once `aborted`, the running step is finished, a checkpoint follows, and the run ends as `stopped`. */
  signal?: { readonly aborted: boolean };
}

/**
 * Trains a GAN. Work happens only between two events: who stops asking pauses it, who leaves the loop ends it, and
 * every tensor is freed. The backend must have been started (`startBackend`).
 */
export async function* train(
  config: Config,
  dataset: Dataset,
  { from, signal }: TrainOptions = {},
): AsyncGenerator<TrainEvent, void> {
  const random = (await loadRandom())(config.seed);
  const gan = createGan(config, dataset.shape, random);
  const stepper = createStepper(gan, dataset);
  training(true);
  try {
    let step = from ? restore(gan, from, dataset) : 0;
    let digest: string | undefined; // of this step's checkpoint
    yield {
      type: 'start',
      step,
      config,
      parameters: { G: countOf(gan.G.weights), D: countOf(gan.D.weights) },
    };
    if (step === 0) {
      yield { type: 'sample', step, samples: await fixedSamples(gan) };
      if (config.evaluateEvery > 0)
        yield { type: 'evaluation', step, metrics: await evaluateGan(gan, dataset) };
    }
    while (step < config.steps) {
      const scalars = stepper.run(step + 1);
      if (!scalars)
        return yield {
          type: 'end',
          step,
          reason: 'diverged',
          digest: digestOf(checkpointOf(gan, dataset, step)),
        };
      step++;
      await turn();
      yield { type: 'step', step, scalars };
      const stopping = signal?.aborted === true && step < config.steps;
      digest = yield* reports(gan, dataset, step, step === config.steps, stopping);
      if (stopping) return yield { type: 'end', step, reason: 'stopped', digest: digest! };
    }
    digest ??= yield* reports(gan, dataset, step, true, false);
    yield { type: 'end', step, reason: 'finished', digest: digest! };
  } finally {
    training(false);
    stepper.dispose();
    disposeGan(gan);
  }
}

/** What is due after a step: samples, metrics, a checkpoint, whose digest it returns. */
async function* reports(
  gan: Gan,
  dataset: Dataset,
  step: number,
  last: boolean,
  stopping: boolean,
): AsyncGenerator<TrainEvent, string | undefined> {
  const { sampleEvery, evaluateEvery, checkpointEvery } = gan.config;
  const due = (every: number): boolean => last || (every > 0 && step % every === 0);
  if (due(sampleEvery)) yield { type: 'sample', step, samples: await fixedSamples(gan) };
  if (due(evaluateEvery)) yield { type: 'evaluation', step, metrics: await evaluateGan(gan, dataset) };
  if (!due(checkpointEvery) && !stopping) return undefined;
  const checkpoint = checkpointOf(gan, dataset, step);
  const digest = digestOf(checkpoint);
  yield { type: 'checkpoint', step, bytes: encodeCheckpoint(checkpoint), digest };
  return digest;
}
