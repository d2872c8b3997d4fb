import { loadRandom, training } from '@ganvil/kernels-as';
import { type Checkpoint, checkpointOf, encodeCheckpoint, restore } from './checkpoint.ts';
import type { Config } from './config.ts';
import type { Dataset } from './datasets/types.ts';
import { digestOf } from './digest.ts';
import { evaluateGan } from './evaluate.ts';
import type { Scalars, TrainEvent } from './events.ts';
import { createGan, disposeGan, type Gan, updateDiscriminator, updateGenerator } from './gan.ts';
import { countOf } from './network.ts';
import { sampleAt } from './order.ts';
import { fixedSamples } from './sample.ts';
import * as tf from './tf.ts';
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
  training(true);
  try {
    let step = from ? restore(gan, from, dataset) : 0;
    yield {
      type: 'start',
      step,
      config,
      parameters: { G: countOf(gan.G.weights), D: countOf(gan.D.weights) },
    };
    if (step === 0) yield { type: 'sample', step, samples: await fixedSamples(gan) };
    while (step < config.steps) {
      const scalars = trainStep(gan, dataset, step + 1);
      if (!scalars)
        return yield { type: 'end', step, reason: 'diverged', digest: digestNow(gan, dataset, step) };
      step++;
      await turn();
      yield { type: 'step', step, scalars };
      const stopping = signal?.aborted === true && step < config.steps;
      yield* reports(gan, dataset, step, step === config.steps, stopping);
      if (stopping)
        return yield { type: 'end', step, reason: 'stopped', digest: digestNow(gan, dataset, step) };
    }
    if (from?.step === step || config.steps === 0) yield* reports(gan, dataset, step, true, false);
    yield { type: 'end', step, reason: 'finished', digest: digestNow(gan, dataset, step) };
  } finally {
    training(false);
    disposeGan(gan);
  }
}

/** The updates of one step. Undefined where it diverged. */
function trainStep(gan: Gan, dataset: Dataset, step: number): Scalars | undefined {
  const { discriminatorSteps } = gan.config;
  let scalars: Scalars | undefined;
  for (let k = 0; k < discriminatorSteps; k++) {
    const count = (step - 1) * discriminatorSteps + k + 1;
    const real = drawBatch(gan, dataset, count);
    const ofD = updateDiscriminator(gan, real, count);
    const ofG = ofD && k === discriminatorSteps - 1 ? updateGenerator(gan, real, step) : {};
    real.dispose();
    if (!ofD || !ofG) return undefined;
    scalars = { ...ofD, ...ofG };
  }
  return scalars;
}

/** Real samples [batchSize, ...shape] of the update number `count` of D. */
function drawBatch({ config, random }: Gan, dataset: Dataset, count: number): tf.Tensor {
  const { batchSize } = config;
  const indices = Array.from({ length: batchSize }, (_, i) =>
    sampleAt((count - 1) * batchSize + i, dataset.count, random),
  );
  const data = new Float32Array(batchSize * dataset.shape.reduce((a, b) => a * b, 1));
  dataset.read(indices, data, new Int32Array(batchSize));
  return tf.tensor(data, [batchSize, ...dataset.shape]);
}

/** What is due after a step: samples, metrics, a checkpoint. */
async function* reports(
  gan: Gan,
  dataset: Dataset,
  step: number,
  last: boolean,
  stopping: boolean,
): AsyncGenerator<TrainEvent, void> {
  const { sampleEvery, evaluateEvery, checkpointEvery } = gan.config;
  const due = (every: number): boolean => last || (every > 0 && step % every === 0);
  if (due(sampleEvery)) yield { type: 'sample', step, samples: await fixedSamples(gan) };
  if (due(evaluateEvery)) yield { type: 'evaluation', step, metrics: await evaluateGan(gan, dataset) };
  if (due(checkpointEvery) || stopping) {
    const checkpoint = checkpointOf(gan, dataset, step);
    yield { type: 'checkpoint', step, bytes: encodeCheckpoint(checkpoint), digest: digestOf(checkpoint) };
  }
}

function digestNow(gan: Gan, dataset: Dataset, step: number): string {
  return digestOf(checkpointOf(gan, dataset, step));
}
